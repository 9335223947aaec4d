package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.time.Timers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The migrations that were started since the start of the emulator. Their passwords are in memory
 * only. At most eight migrations run at a time.
 */
public final class MigrationRuns implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MigrationRuns.class);
  private static final Duration RETRY_LIMIT = Duration.ofHours(8);
  private static final int CONCURRENT_MIGRATIONS = 8;

  private final ResourceDirectory directory;
  private final Timers timers;
  private final InstantSource clock;
  private final Map<String, MigrationRun> runs = new ConcurrentHashMap<>();
  private final ExecutorService executor;
  private volatile boolean closed;

  /**
   * Creates an empty set of migrations.
   *
   * @param directory the resources
   * @param timers runs the time limit of a retry
   * @param clock clock of the start and end times
   */
  public MigrationRuns(ResourceDirectory directory, Timers timers, InstantSource clock) {
    this.directory = directory;
    this.timers = timers;
    this.clock = clock;
    this.executor =
        Executors.newFixedThreadPool(
            CONCURRENT_MIGRATIONS,
            work -> {
              Thread thread = new Thread(work, "emulator-migration");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Fails the migrations that an earlier run of the emulator has not ended: no passwords are left.
   */
  void abandonUnfinished() {
    directory.ofType(MigrationPaths.MIGRATION_TYPE).stream()
        .filter(MigrationStatus::isActive)
        .forEach(migration -> abandon(migration.id()));
  }

  private void abandon(ResourceId id) {
    MigrationState state = new MigrationState("", clock);
    state.fail(
        "SqlDataCopyFailed",
        "The migration was interrupted by a restart of the emulator, which does not store passwords. Start it again.");
    directory.modify(
        id,
        migration -> {
          String operation = migration.properties().path("migrationOperationId").asString("");
          state.writeTo(migration.properties());
          migration.properties().put("migrationOperationId", operation);
        });
  }

  /** Adds a migration. It does not run before {@link #start}. */
  void prepare(ResourceId id, MigrationPlan plan) {
    runs.put(id.key(), new MigrationRun(plan, clock));
  }

  Optional<MigrationRun> find(ResourceId id) {
    return Optional.ofNullable(runs.get(id.key()));
  }

  /** Starts a migration that is new or waits for a retry. Fails one that has no plan. */
  void start(ResourceId id) {
    MigrationRun run = runs.get(id.key());
    if (run == null) {
      abandon(id);
      return;
    }
    executor.execute(
        () -> {
          runSafely(id, run);
          persist(id, run);
          if (run.state().status() == MigrationStatus.WAIT_FOR_RETRY) {
            limitWaiting(id, run);
          }
        });
  }

  /** Runs a migration. Any exception ends it as failed, so that callers stop polling. */
  private static void runSafely(ResourceId id, MigrationRun run) {
    try {
      run.start();
    } catch (Throwable e) {
      LOG.atError()
          .addKeyValue("targetDatabase", id.name())
          .setCause(e)
          .log("A migration failed because of an error in the emulator");
      run.state()
          .fail(
              "SqlDataCopyFailed",
              "The emulator failed (" + e.getClass().getSimpleName() + "). See its log.");
    }
  }

  /** Removes a migration. Cancels it before if it runs. */
  void remove(ResourceId id) {
    MigrationRun run = runs.remove(id.key());
    if (run != null && run.state().status().active()) {
      run.cancel();
    }
  }

  void cancel(ResourceId id, MigrationRun run) {
    run.cancel();
    persist(id, run);
  }

  private void limitWaiting(ResourceId id, MigrationRun run) {
    int attempt = run.state().attempt();
    timers.at(
        timers.now().plus(RETRY_LIMIT),
        () -> {
          if (run.state().status() == MigrationStatus.WAIT_FOR_RETRY
              && run.state().attempt() == attempt) {
            run.expireRetry();
            persist(id, run);
          }
        });
  }

  private void persist(ResourceId id, MigrationRun run) {
    if (closed) {
      return;
    }
    directory.modify(id, migration -> write(run, migration));
    LOG.atInfo()
        .addKeyValue("targetDatabase", id.name())
        .addKeyValue("status", run.state().status())
        .log("Migration changed its status");
  }

  /** Writes the current state of a migration into its resource. */
  static void write(MigrationRun run, Resource migration) {
    run.state().writeTo(migration.properties());
    migration.properties().set("migrationStatusDetails", run.state().details(run.copies()));
  }

  /** Interrupts all migrations. Their stored status stays; the next start makes it Failed. */
  @Override
  public void close() {
    closed = true;
    runs.values().stream()
        .filter(run -> run.state().status().active())
        .forEach(MigrationRun::cancel);
    executor.shutdown();
    try {
      if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
