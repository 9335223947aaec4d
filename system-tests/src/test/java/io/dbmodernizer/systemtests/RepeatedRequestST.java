package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.client.ReceivedEvent;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ModernizationCompleted;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.systemtests.azure.AzureRequest;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.SharedPipeline;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPipeline.class)
@Tag("deep")
class RepeatedRequestST {

  private static final String ID = "repeated";
  private static final Set<String> OUTCOMES =
      Set.of(
          Topic.TARGETS.topicName(),
          Topic.MIGRATIONS.topicName(),
          Topic.BACKUPS.topicName(),
          Topic.MONITORING.topicName(),
          Topic.ALERTS.topicName());

  @Test
  void theSameRequestAgainChangesNothingAndAnotherBodyIsRefused(Pipeline pipeline)
      throws Exception {
    // Given
    SourceDatabase source = pipeline.createSource("Repeated", 100);
    MigrationRequested request = pipeline.request(ID, source.name());
    pipeline.producer().publish(request);
    pipeline.awaitState(ID, MigrationState.COMPLETED);
    await("end of the migration")
        .atMost(Pipeline.PATIENCE)
        .until(() -> pipeline.events().of(ID, ModernizationCompleted.class).size() == 1);
    MigrationStatus before = awaitLastSnapshot(pipeline);
    List<String> outcomes = outcomes(pipeline);
    long last = pipeline.azure().lastSequence();

    // When
    pipeline.producer().publish(request);

    // Then
    assertNothingWritten(pipeline, last);
    assertThat(outcomes(pipeline)).isEqualTo(outcomes);
    assertThat(pipeline.events().status(ID).orElseThrow()).hasToString(before.toString());

    // When
    MigrationRequested other = MigrationRequested.newBuilder(request).build();
    other.getTarget().getDatabase().setServiceObjective("S3");
    pipeline.producer().publish(other);
    MigrationStatus after =
        pipeline.awaitStatus(ID, "refusal", status -> status.getRefusal() != null);

    // Then
    List<RequestRefused> refusals = pipeline.events().of(ID, RequestRefused.class);
    assertThat(refusals).hasSize(1);
    Failure refusal = refusals.get(0).getFailure();
    assertThat(refusal.getReason()).isEqualTo(Reason.CONFLICTING_REQUEST);
    assertThat(refusal.getRemedy()).isNotEmpty();
    assertThat(after.getRefusal()).isEqualTo(refusal);
    assertThat(after.getState()).isEqualTo(MigrationState.COMPLETED);
    assertThat(after.getTables()).hasToString(before.getTables().toString());
    assertThat(after.getTableTotals()).isEqualTo(before.getTableTotals());
    assertNothingWritten(pipeline, last);
  }

  /** Reports that were on their way when the migration completed may still change its snapshot. */
  private static MigrationStatus awaitLastSnapshot(Pipeline pipeline) {
    AtomicInteger events = new AtomicInteger();
    await("silence about the migration")
        .during(Duration.ofSeconds(2))
        .atMost(Pipeline.PATIENCE)
        .until(
            () -> {
              int now = pipeline.events().of(ID).size();
              return events.getAndSet(now) == now;
            });
    return pipeline.events().status(ID).orElseThrow();
  }

  /** A repeat has no event of its own to wait for, so the log is watched for a while. */
  private static void assertNothingWritten(Pipeline pipeline, long since) {
    await("no write")
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(pipeline.azure().since(since))
                    .filteredOn(AzureRequest::isWrite)
                    .filteredOn(
                        write ->
                            write.isAbout(Pipeline.resourceGroup(ID))
                                || write.isAbout(Pipeline.serverName(ID)))
                    .isEmpty());
  }

  private static List<String> outcomes(Pipeline pipeline) {
    return pipeline.events().of(ID).stream()
        .filter(event -> OUTCOMES.contains(event.topic()))
        .map(ReceivedEvent::headers)
        .map(headers -> headers.get("ce_type") + " " + headers.get("ce_id"))
        .toList();
  }
}
