package io.dbmodernizer.migration.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.chunk.CopyShare;
import io.dbmodernizer.events.CopyLimits;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaskShareTest {

  @Test
  void aRateIsDividedAmongFewTasksAndMoreWorkersThatStillRun() {
    assertThat(TaskShare.of(limits(1_000, 0, 0), 0)).isEqualTo(new CopyShare(0, 4, 250, 0));
    assertThat(TaskShare.of(limits(1_000, 600, 2), 0)).isEqualTo(new CopyShare(0, 2, 500, 300));
    assertThat(TaskShare.of(limits(1_000, 600, 2), 10)).isEqualTo(new CopyShare(0, 2, 100, 60));
    assertThat(TaskShare.of(limits(0, 0, 3), 9)).isEqualTo(new CopyShare(0, 3, 0, 0));
    assertThat(TaskShare.of(limits(0, 0, 0), 9)).isEqualTo(CopyShare.NONE);
  }

  @Test
  void theSharesOfAllTasksAreNeverMoreThanTheLimit() {
    Random random = new Random(7);
    for (int run = 0; run < 1_000; run++) {
      long rows = 1 + random.nextInt(20);
      CopyShare share = TaskShare.of(limits(rows, 0, random.nextInt(40)), 0);
      assertThat(share.tasks() * share.rowsPerSecond()).isBetween(1L, rows);
    }
  }

  private static CopyLimits limits(long rows, long bytes, int connections) {
    return new CopyLimits(rows, bytes, connections);
  }
}
