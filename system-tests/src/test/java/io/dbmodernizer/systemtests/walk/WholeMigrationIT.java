package io.dbmodernizer.systemtests.walk;

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

  private static WalkWorld world;
  private static WalkRequests requests;

  @BeforeAll
  static void start() throws Exception {
    world = new WalkWorld(folder, EmulatorOptions.defaults());
    requests = new WalkRequests(world);
    world.createSource("orders");
  }

  @AfterAll
  static void stop() throws IOException {
    world.close();
  }

  @Test
  void plainRequestIsMovedComparedProtectedAndWatchedAndLeavesNothingAfterItsTeardown()
      throws Exception {
    walkThereAndBack(requests.plain("plain-1", "orders"));
  }

  @Test
  void hyperscaleRequestWithEveryOptionLeavesNothingAfterItsTeardown() throws Exception {
    walkThereAndBack(requests.hyperscale("hyper-1", "orders"));
  }

  @Test
  void pooledRequestWithEveryOptionLeavesNothingAfterItsTeardown() throws Exception {
    walkThereAndBack(requests.pooled("pooled-1", "orders"));
  }

  private static List<String> stepsDue(Modernization walk) {
    return walk.stages().stream()
        .flatMap(run -> run.state().stream())
        .flatMap(state -> state.getSteps().stream())
        .filter(step -> step.getDueAt() != null)
        .map(step -> step.getName() + " at " + step.getDueAt())
        .toList();
  }

  private static void walkThereAndBack(MigrationRequested request) throws Exception {
    // Given
    String id = request.getMetadata().getMigrationId();
    SortedMap<String, String> before = world.emulator().resources();
    Modernization walk = world.modernization();
    StepWrites writes = new StepWrites(world.emulator().requests());
    walk.stages().forEach(writes::watch);

    // When
    List<Walk.GivenUp> failures = Walk.complete(walk, request);
    Map<String, StepWrites.CallCount> calls = Map.copyOf(writes.callsByStage());
    long completed = world.emulator().requests().lastSequence();
    walk.deliver();
    List<String> stepsDueBefore = stepsDue(walk);
    walk.publish(request);
    walk.deliver();
    List<String> stepsDueAgain = stepsDue(walk);
    List<LoggedRequest> repeated = world.emulator().requests().since(completed);
    Walk.tearDown(walk, id);

    // Then
    System.out.println("calls of " + id + ": " + calls);
    assertThat(failures).isEmpty();
    assertThat(walk.events(MigrationCompleted.class))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.getTableTotals().getTables()).isEqualTo(2);
              assertThat(e.getTableTotals().getMatched()).isEqualTo(2);
            });
    assertThat(repeated).isEmpty();
    assertThat(stepsDueAgain).isEqualTo(stepsDueBefore);
    assertThat(walk.events(TargetRemoved.class))
        .singleElement()
        .satisfies(removed -> assertThat(removed.getKept()).isEmpty());
    Holdings.assertSame(world.emulator().resources(), before);
  }
}
