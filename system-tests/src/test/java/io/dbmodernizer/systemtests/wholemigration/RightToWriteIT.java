package io.dbmodernizer.systemtests.wholemigration;

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
 * Every run of every step loses the right to write before its first write, as after a pause of the
 * process. It writes nothing, and the next run with the right continues.
 */
class RightToWriteIT {
  @TempDir static Path folder;

  private static VirtualPlatform platform;

  @BeforeAll
  static void start() throws Exception {
    platform = new VirtualPlatform(folder, EmulatorOptions.defaults());
    platform.createSource("orders");
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  @Test
  void noStepWritesAnythingOnceItsRightIsLostAndAllIsDoneOnceItIsBack() throws Exception {
    // Given
    SortedMap<String, String> before = platform.emulator().resources();
    Refusals refusals = new Refusals();
    MigrationRun migration = platform.newMigration();
    migration
        .stages()
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
    MigrationRequested request = new MigrationRequests(platform).hyperscale("paused-1", "orders");
    // A subscription of its own: the Defender plan stays on where it covers others' servers.
    request.getTarget().getAzure().setSubscriptionId("2f1c4a5e-6b7d-4e8f-9a0b-1c2d3e4f5a6b");
    MigrationLifecycle.complete(migration, request);
    MigrationLifecycle.tearDown(migration, "paused-1");

    // Then
    assertThat(refusals.refused).isGreaterThan(60);
    assertThat(refusals.writtenAllTheSame).isEmpty();
    assertThat(writes(0).size()).isLessThanOrEqualTo(refusals.allowed);
    EmulatorContents.assertSame(platform.emulator().resources(), before);
  }

  private static List<LoggedRequest> writes(long since) {
    return platform.emulator().requests().since(since).stream()
        .filter(LoggedRequest::isWrite)
        .toList();
  }

  /** Refuses the first write of every run once. The next run may write. */
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
        mark = platform.emulator().requests().lastSequence();
        refused++;
        mayWrite = true;
        return false;
      }
      return true;
    }

    /** Takes the result of a run. */
    void over() {
      mayWrite = false;
    }
  }
}
