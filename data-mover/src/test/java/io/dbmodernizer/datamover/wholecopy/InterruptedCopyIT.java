package io.dbmodernizer.datamover.wholecopy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.wholecopy.Interruption.Kind;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Copies that are interrupted at random moments. {@code -Dinterruption.seed} runs the moments from
 * another seed on.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are paused by signals")
class InterruptedCopyIT {

  private static final int ROWS = 1_000;
  private static final long SEED = Long.getLong("interruption.seed", 1);

  @TempDir private Path folder;
  private Server server;
  private TestDatabase source;
  private Map<String, String> digests;

  @BeforeEach
  void start() throws Exception {
    server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    source = new TestDatabase(url("source-" + UUID.randomUUID()));
    Shop.create(source, ROWS);
    digests = Shop.digests(source);
  }

  @AfterEach
  void stop() throws Exception {
    source.close();
    server.stop();
  }

  @Test
  void rowsAreNeitherLostNorDoubledByAnInterruptionAtAnyOf15Moments() throws Exception {
    interrupt(
        Map.of(
            Kind.THREAD_INTERRUPT, 7,
            Kind.CONNECTION_DROPPED, 5,
            Kind.PROCESS_KILLED, 2,
            Kind.PROCESS_PAUSED, 1));
  }

  /** {@code -Dinterruption.moments=200} takes more than four minutes. */
  @Test
  @Tag("deep")
  void rowsAreNeitherLostNorDoubledByAnInterruptionAtAnyOfManyMoments() throws Exception {
    int ofEachKind = Integer.getInteger("interruption.moments", 40) / Kind.values().length;
    Map<Kind, Integer> moments = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      moments.put(kind, ofEachKind);
    }
    interrupt(moments);
  }

  private void interrupt(Map<Kind, Integer> moments) throws Exception {
    Map<Kind, Long> again = new EnumMap<>(Kind.class);
    long start = System.nanoTime();
    long seed = SEED;
    for (Kind kind : Kind.values()) {
      for (int at = 0; at < moments.getOrDefault(kind, 0); at++) {
        long sentAgain = interrupt(kind, seed);
        again.merge(kind, sentAgain, Long::sum);
        seed++;
      }
    }
    System.out.printf(
        "%d moments from seed %d in %d s, rows sent again: %s%n",
        seed - SEED, SEED, (System.nanoTime() - start) / 1_000_000_000, again);
  }

  private long interrupt(Kind kind, long seed) throws Exception {
    try (TestDatabase target = new TestDatabase(url("target-" + UUID.randomUUID()))) {
      Interruption interruption = new Interruption(kind, seed, source, target, folder);
      String what = "seed " + seed + ", " + interruption;
      long again;
      try {
        again = interruption.run();
      } catch (Exception | AssertionError e) {
        throw new AssertionError(what, e);
      }
      assertThat(Shop.digests(target)).as(what).isEqualTo(digests);
      assertThat(target.table("shop.a_order").foreignKeys())
          .as(what)
          .isEqualTo(source.table("shop.a_order").foreignKeys());
      Optional<ChunkLedger> ledger = ChunkLedger.find(target.connection());
      if (ledger.isPresent()) {
        // The process was killed between its last statements.
        assertThat(ledger.get().tables(new CopyId("copy-1", 1))).as(what).isEmpty();
      }
      assertThat(again).as(what).isLessThanOrEqualTo(interruption.most());
      return again;
    }
  }

  private String url(String name) {
    return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + name;
  }
}
