package io.dbmodernizer.systemtests.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.MigrationRequested;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every run of every step of all services loses its right right before its first write: the process
 * was paused in it. Nothing is written then, and the run that has the right again goes on.
 */
class RightToWriteIT {
  @TempDir static Path folder;

  private static WalkWorld world;

  @BeforeAll
  static void start() throws Exception {
    world = new WalkWorld(folder, EmulatorOptions.defaults());
    world.createSource("orders");
  }

  @AfterAll
  static void stop() throws IOException {
    world.close();
  }

  @Test
  void noStepWritesAnythingOnceItsRightIsLostAndAllIsDoneOnceItIsBack() throws Exception {
    // Given
    SortedMap<String, String> before = world.emulator().resources();
    Refusals refusals = new Refusals();
    Modernization walk = world.modernization();
    walk.stages()
        .forEach(
            run -> {
              run.mayWrite(refusals::mayWrite);
              run.interruptedBy(
                  (step, result) -> {
                    refusals.over();
                    return false;
                  });
            });

    // When
    MigrationRequested request = new WalkRequests(world).hyperscale("paused-1", "orders");
    // A subscription of its own: the Defender plan stays on where it covers others' servers.
    request.getTarget().getAzure().setSubscriptionId("2f1c4a5e-6b7d-4e8f-9a0b-1c2d3e4f5a6b");
    Walk.complete(walk, request);
    Walk.tearDown(walk, "paused-1");

    // Then
    assertThat(refusals.refused).isGreaterThan(60);
    assertThat(refusals.writtenAllTheSame).isEmpty();
    assertThat(writes(0).size()).isLessThanOrEqualTo(refusals.allowed);
    Holdings.assertSame(world.emulator().resources(), before);
  }

  private static List<LoggedRequest> writes(long since) {
    return world.emulator().requests().since(since).stream()
        .filter(LoggedRequest::isWrite)
        .toList();
  }

  /** Refuses the first write of every run once; the run after it may write. */
  private static final class Refusals {
    private final List<LoggedRequest> writtenAllTheSame = new ArrayList<>();
    private boolean mayWrite;
    private long mark;
    private int refused;
    private int allowed;

    boolean mayWrite() {
      if (mayWrite) {
        writtenAllTheSame.addAll(refused == 0 || mark < 0 ? List.of() : writes(mark));
        mark = -1;
        allowed++;
      } else {
        mark = world.emulator().requests().lastSequence();
        refused++;
        mayWrite = true;
        return false;
      }
      return true;
    }

    /** A run has come to its result. */
    void over() {
      mayWrite = false;
    }
  }
}
