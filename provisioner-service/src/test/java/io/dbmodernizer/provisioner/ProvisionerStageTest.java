package io.dbmodernizer.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.testsupport.request.TestRequests;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvisionerStageTest {
  private final Stage stage = ProvisionerStage.outline().build();

  @Test
  void beginsWithARequestAndWithNothingElse() {
    // Given
    MigrationRequested request = TestRequests.request("m-1", "sql");

    // When, Then
    assertThat(stage.trigger(request))
        .hasValueSatisfying(trigger -> assertThat(trigger.request()).isEqualTo(request));
    assertThat(stage.trigger(RetryRequested.newBuilder().build())).isEmpty();
    assertThat(stage.triggers()).isEqualTo(Topic.REQUESTS);
    assertThat(stage.outcomes()).isEqualTo(Topic.TARGETS);
  }

  @Test
  void handsTheWholeRequestOnWithWhatItFoundOut() {
    // Given
    MigrationRequested request = TestRequests.request("m-1", "sql");
    AzureResource server = AzureResource.newBuilder().setName("sql").setCreated(true).build();
    StageState state =
        StageState.newBuilder()
            .setRequest(request)
            .setOutputs(
                Map.of(
                    "server.fqdn", "sql.database.windows.net",
                    "server.id", "/servers/sql",
                    "database.id", "/servers/sql/databases/sales"))
            .setResources(List.of(server))
            .build();

    // When
    TargetProvisioned event = (TargetProvisioned) stage.completed(state, Instant.EPOCH);

    // Then
    assertThat(event.getRequest()).isEqualTo(request);
    assertThat(event.getServerFqdn()).isEqualTo("sql.database.windows.net");
    assertThat(event.getServerId()).isEqualTo("/servers/sql");
    assertThat(event.getDatabaseId()).isEqualTo("/servers/sql/databases/sales");
    assertThat(event.getResources()).containsExactly(server);
  }

  @Test
  void publishesWhyItFailed() {
    // Given
    Failure failure = Failure.newBuilder().setReason(Reason.NAME_TAKEN).build();

    // When
    TargetProvisioningFailed event =
        (TargetProvisioningFailed) stage.failed(StageState.newBuilder().build(), failure);

    // Then
    assertThat(event.getFailure()).isEqualTo(failure);
  }
}
