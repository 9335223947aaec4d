package io.dbmodernizer.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.provisioner.command.OtherStages;
import io.dbmodernizer.state.StageState;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * States that a former release stored, with its checkpoints as text and its decisions as outputs:
 * one in the middle of provisioning, one after it. The file was written by that release on a target
 * of the same names.
 */
class FormerStateIT {
  private static final String FILE = "/former-release/provisioner-states.avro";

  private final MigrationRequested request =
      FullRequests.request("m-1", "former", FullRequests.full("hyperscale"));
  private ProvisionerWalk walk;

  @BeforeEach
  void start() throws IOException {
    walk = new ProvisionerWalk();
  }

  @AfterEach
  void stop() throws IOException {
    walk.close();
  }

  @Test
  void provisioningGoesOnWhereTheFormerReleaseStopped() throws Exception {
    // Given
    StageState former = former(0);
    assertThat(former.getSteps())
        .anySatisfy(step -> assertThat(step.getCheckpoint()).isEqualTo("intended"))
        .anySatisfy(step -> assertThat(step.getCheckpoint()).isEqualTo("?office\n?azure"));
    walk.receive(request);
    walk.until(FormerStateIT::rulesAreIntended);

    // When
    walk.run().restore(former);
    walk.until(state -> state.getState() == ProgressState.DONE);

    // Then
    assertThat(walk.events(TargetProvisioned.class))
        .singleElement()
        .satisfies(
            target ->
                assertThat(target.getResources())
                    .hasSizeGreaterThan(9)
                    .allMatch(AzureResource::getCreated));
  }

  @Test
  void theTeardownOfWhatAFormerReleaseCreatedRemovesAllOfIt() throws Exception {
    // Given
    StageState former = former(1);
    assertThat(former.getOutputs()).containsEntry("stage.migration.completed", "true");
    walk.complete(request);

    // When
    walk.run().restore(former);
    boolean migrationCompleted = OtherStages.of(walk.state()).migrationCompleted();
    walk.tearDown("m-1");

    // Then
    assertThat(migrationCompleted).isTrue();
    assertThat(walk.state().getOutputs().keySet()).noneMatch(key -> key.startsWith("stage."));
    assertThat(walk.events(TargetRemoved.class))
        .singleElement()
        .satisfies(removed -> assertThat(removed.getKept()).isEmpty());
  }

  private static boolean rulesAreIntended(StageState state) {
    return state.getResources().stream()
        .anyMatch(resource -> resource.getType().endsWith("/firewallRules"));
  }

  private static StageState former(int index) throws IOException {
    List<StageState> states = new ArrayList<>();
    try (InputStream file = FormerStateIT.class.getResourceAsStream(FILE);
        DataFileStream<StageState> stored =
            new DataFileStream<>(file, new SpecificDatumReader<>(StageState.class))) {
      stored.forEach(states::add);
    }
    StageState state = states.get(index);
    // Operations of the emulator of then, which this one does not know.
    state.getSteps().forEach(step -> step.setOperation(null));
    return state;
  }
}
