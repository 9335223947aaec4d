package io.dbmodernizer.systemtests.wholemigration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetRemoved;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations of all forms, each with every option of its form, in virtual time. */
class WholeMigrationIT {
  @TempDir static Path folder;

  private static VirtualPlatform platform;
  private static MigrationRequests requests;

  @BeforeAll
  static void start() throws Exception {
    platform = new VirtualPlatform(folder, EmulatorOptions.defaults());
    requests = new MigrationRequests(platform);
    platform.createSource("orders");
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  @Test
  void plainRequestIsMovedComparedProtectedAndWatchedAndLeavesNothingAfterItsTeardown()
      throws Exception {
    migrateAndTearDown(requests.plain("plain-1", "orders"));
  }

  @Test
  void hyperscaleRequestWithEveryOptionLeavesNothingAfterItsTeardown() throws Exception {
    migrateAndTearDown(requests.hyperscale("hyper-1", "orders"));
  }

  @Test
  void pooledRequestWithEveryOptionLeavesNothingAfterItsTeardown() throws Exception {
    migrateAndTearDown(requests.pooled("pooled-1", "orders"));
  }

  private static List<String> stepsDue(MigrationRun migration) {
    return migration.stages().stream()
        .flatMap(run -> run.state().stream())
        .flatMap(state -> state.getSteps().stream())
        .filter(step -> step.getDueAt() != null)
        .map(step -> step.getName() + " at " + step.getDueAt())
        .toList();
  }

  private static void migrateAndTearDown(MigrationRequested request) throws Exception {
    // Given
    String id = request.getMetadata().getMigrationId();
    SortedMap<String, String> before = platform.emulator().resources();
    MigrationRun migration = platform.newMigration();
    StepWrites writes = new StepWrites(platform.emulator().requests());
    migration.stages().forEach(writes::watch);

    // When
    List<MigrationLifecycle.GivenUp> failures = MigrationLifecycle.complete(migration, request);
    Map<String, StepWrites.CallCount> calls = Map.copyOf(writes.callsByStage());
    long completed = platform.emulator().requests().lastSequence();
    migration.deliver();
    List<String> stepsDueBefore = stepsDue(migration);
    migration.publish(request);
    migration.deliver();
    List<String> stepsDueAgain = stepsDue(migration);
    List<LoggedRequest> repeated = platform.emulator().requests().since(completed);
    MigrationLifecycle.tearDown(migration, id);

    // Then
    System.out.println("calls of " + id + ": " + calls);
    assertThat(failures).isEmpty();
    assertThat(migration.events(MigrationCompleted.class))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.getTableTotals().getTables()).isEqualTo(2);
              assertThat(e.getTableTotals().getMatched()).isEqualTo(2);
            });
    assertThat(repeated).isEmpty();
    assertThat(stepsDueAgain).isEqualTo(stepsDueBefore);
    assertThat(migration.events(TargetRemoved.class))
        .singleElement()
        .satisfies(removed -> assertThat(removed.getKept()).isEmpty());
    EmulatorContents.assertSame(platform.emulator().resources(), before);
  }
}
