package io.dbmodernizer.systemtests.wholemigration;

import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Many migrations in the same four services at the same virtual time. They take turns. */
final class Fleet {
  /** Longest virtual time for the condition of a test. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  /** Most turns without a change of the time. More turns mean that a step never ends. */
  private static final int MOST_TURNS_AT_ONCE = 500;

  private final VirtualPlatform platform;
  private final Map<String, MigrationRun> migrations = new LinkedHashMap<>();
  private final Map<String, Calls> calls = new TreeMap<>();
  private long seen;

  /**
   * Calls of one service that Azure has answered.
   *
   * @param reads GET and HEAD
   * @param writes PUT, PATCH and POST
   * @param deletes DELETE
   * @param throttled those that Azure refused because there were too many
   */
  record Calls(long reads, long writes, long deletes, long throttled) {
    static final Calls NONE = new Calls(0, 0, 0, 0);

    Calls plus(LoggedRequest request) {
      long refused = request.status() == 429 ? 1 : 0;
      return switch (request.method()) {
        case "GET", "HEAD" -> new Calls(reads + 1, writes, deletes, throttled + refused);
        case "DELETE" -> new Calls(reads, writes, deletes + 1, throttled + refused);
        default -> new Calls(reads, writes + 1, deletes, throttled + refused);
      };
    }
  }

  Fleet(VirtualPlatform platform) {
    this.platform = platform;
    this.seen = platform.emulator().requests().lastSequence();
  }

  /** Adds a migration. */
  MigrationRun add(String migrationId) {
    MigrationRun migration = platform.newMigration();
    migrations.put(migrationId, migration);
    return migration;
  }

  /** Returns the migrations by their ids. */
  Map<String, MigrationRun> migrations() {
    return migrations;
  }

  /** Returns the calls since the last call of this method, by principal. */
  Map<String, Calls> takeCalls() {
    count();
    Map<String, Calls> taken = new TreeMap<>(calls);
    calls.clear();
    return taken;
  }

  /** Runs until the condition is true for every migration. Returns the virtual time until then. */
  Duration until(String what, Predicate<MigrationRun> reached) throws InterruptedException {
    Instant begin = platform.clock().instant();
    int turnsAtOnce = 0;
    while (!migrations.values().stream().allMatch(reached)) {
      boolean ran = false;
      for (MigrationRun migration : migrations.values()) {
        ran |= migration.turn();
      }
      count();
      if (migrations.values().stream()
          .flatMap(w -> w.stages().stream())
          .anyMatch(MigrationLifecycle::hasFailed)) {
        throw new AssertionError(what + ": a stage has failed; " + standing(reached));
      }
      turnsAtOnce = ran ? turnsAtOnce + 1 : 0;
      if (turnsAtOnce > MOST_TURNS_AT_ONCE) {
        throw new AssertionError(what + " does not let time pass; " + standing(reached));
      }
      if (!ran) {
        pass(what, begin, reached);
      }
    }
    return Duration.between(begin, platform.clock().instant());
  }

  private void pass(String what, Instant begin, Predicate<MigrationRun> reached) {
    if (migrations.values().stream().allMatch(reached)) {
      return;
    }
    Optional<Instant> next =
        migrations.values().stream().flatMap(w -> w.nextDue().stream()).min(Instant::compareTo);
    Instant due =
        next.orElseThrow(() -> new AssertionError(what + " never comes; " + standing(reached)));
    if (due.isAfter(begin.plus(PATIENCE))) {
      throw new AssertionError(what + " has not come in " + PATIENCE + "; " + standing(reached));
    }
    platform.advanceTo(due);
  }

  private String standing(Predicate<MigrationRun> reached) {
    List<MigrationRun> open = migrations.values().stream().filter(reached.negate()).toList();
    MigrationRun worst =
        open.stream()
            .filter(
                migration -> migration.stages().stream().anyMatch(MigrationLifecycle::hasFailed))
            .findFirst()
            .orElse(open.get(0));
    return open.size() + " are left, one of them: " + worst.standing();
  }

  private void count() {
    for (LoggedRequest request : platform.emulator().requests().since(seen)) {
      seen = request.sequence();
      calls.merge(
          request.principal(), Calls.NONE.plus(request), (known, one) -> known.plus(request));
    }
  }
}
