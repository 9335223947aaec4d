package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.copy.CopyCancelledException;
import io.dbmodernizer.datamover.copy.IdentityCounters;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database migration. As Azure's service, it drops the foreign keys of the target, empties and
 * copies each table, and creates the foreign keys again. It copies two tables at a time, the
 * largest first. After {@code WaitForRetry}, {@link #start} copies the remaining tables.
 */
final class MigrationRun {

  /** Azure's error code for a cancellation that came after the last row was copied. */
  static final String COMPLETED_DURING_CANCEL = "MigrationCompletedDuringCancel";

  private static final int PARALLEL_TABLES = 2;

  private static final String CANCEL_TOO_LATE =
      "Migration cannot be canceled as Migration was completed during the cancel process. ";

  private final MigrationPlan plan;
  private final InstantSource clock;
  private final MigrationState state;
  private final Cancellation cancellation = new Cancellation();
  private final List<TableCopy> copies = new CopyOnWriteArrayList<>();
  private volatile @Nullable TargetPreparation preparation;

  MigrationRun(MigrationPlan plan, InstantSource clock) {
    this.plan = plan;
    this.clock = clock;
    this.state = new MigrationState(plan.operationId(), clock);
  }

  MigrationState state() {
    return state;
  }

  MigrationPlan plan() {
    return plan;
  }

  List<TableCopy> copies() {
    return List.copyOf(copies);
  }

  /**
   * Returns the tables that have not been copied. The largest is first, so that at the end short
   * copies share the workers.
   */
  List<TableCopy> remaining() {
    return copies.stream()
        .filter(copy -> !copy.done())
        .sorted(Comparator.comparingLong(TableCopy::expectedRows).reversed())
        .toList();
  }

  /** Runs the migration on the calling thread until it has ended or waits for a retry. */
  void start() {
    state.begin();
    String step = "PreCopy";
    try (Connection target = plan.target().connect()) {
      if (copies.isEmpty() && !cancellation.requested() && !prepare(target)) {
        return;
      }
      TargetPreparation prepared = preparation;
      if (prepared != null && !cancellation.requested()) {
        prepared.apply(target);
        step = "Copy";
        List<String> errors = new ArrayList<>(copyAll());
        if (!cancellation.requested() && errors.isEmpty()) {
          remaining().forEach(copy -> errors.add(copy.table().name() + ": has not been copied"));
        }
        if (!errors.isEmpty()) {
          state.waitForRetry("SqlDataCopyFailed", failedIn(step), errors);
        } else if (!cancellation.requested()) {
          step = "PostCopy";
          prepared.rollBack(target);
          state.succeed(COMPLETED_DURING_CANCEL, CANCEL_TOO_LATE + plan.targetSentence());
        }
      }
    } catch (SQLException | RuntimeException | Error e) {
      // After any exception nothing runs the migration. Its status must not stay InProgress.
      if (!cancellation.requested()) {
        state.fail("SqlDataCopyFailed", failedIn(step) + " " + cause(e));
      }
    }
    if (cancellation.requested()) {
      cancelled();
    }
  }

  /** Cancels the migration. Its status is Canceled as soon as the current tables have stopped. */
  void cancel() {
    cancellation.request();
    if (!state.canceling()) {
      cancelled();
    }
  }

  /** Cancels a migration that was not retried within 8 hours. */
  void expireRetry() {
    cancellation.request();
    state.end(
        MigrationStatus.CANCELED,
        "MigrationTimeoutWaitingForRetry",
        "Migration retry timeout limit of 8 hours reached. " + plan.targetSentence());
  }

  /** Ends as Canceled. As in Azure, the preparation of the target is not reverted. */
  private void cancelled() {
    if (preparation == null) {
      state.end(MigrationStatus.CANCELED);
    } else if (copies.stream().allMatch(TableCopy::done)) {
      state.end(
          MigrationStatus.CANCELED,
          "DataCopyCompletedDuringCancel",
          "Data copy finished successfully before canceling completed. Target schema is in bad state. "
              + plan.targetSentence());
    } else {
      state.end(
          MigrationStatus.CANCELED,
          "PreCopyStepsCompletedDuringCancel",
          "Pre Copy steps finished successfully before canceling completed. Target database Foreign"
              + " keys and temporal tables have been altered. Schema migration may be required again"
              + " for future migrations. "
              + plan.targetSentence());
    }
  }

  private boolean prepare(Connection targetConnection) throws SQLException {
    DatabaseCatalog target = catalog(targetConnection);
    DatabaseCatalog source;
    Map<TableName, Long> rows = new HashMap<>();
    IdentityCounters counters;
    try (Connection connection = plan.source().connect()) {
      DatabaseReading reading = SqlDialect.of(connection).reading(connection);
      source = reading.tables();
      reading.sizes().forEach(size -> rows.put(size.table(), size.rows()));
      counters = IdentityCounters.asOf(connection);
    }
    List<TableName> wanted =
        plan.tables().isEmpty()
            ? source.tables().stream().map(Table::name).toList()
            : plan.tables();
    List<String> missing =
        Stream.concat(missing(wanted, source, "source"), missing(wanted, target, "target"))
            .toList();
    if (!missing.isEmpty()) {
      state.fail(
          "SqlInfoValidationFailed",
          "TableMappingMismatch: Some of the source tables don't exist in the target database. "
              + String.join(" ", missing));
      return false;
    }
    List<String> unfit = TableNameRules.violations(wanted, target);
    if (!unfit.isEmpty()) {
      state.fail("SqlInfoValidationFailed", "TableMappingMismatch: " + String.join(" ", unfit));
      return false;
    }
    for (TableName name : wanted) {
      Table table = source.table(name).orElseThrow();
      long expected = rows.getOrDefault(table.name(), 0L);
      copies.add(new TableCopy(table, expected, plan, counters, clock, cancellation));
    }
    preparation =
        new TargetPreparation(
            wanted.stream().map(name -> target.table(name).orElseThrow()).toList());
    return true;
  }

  private static Stream<String> missing(
      List<TableName> wanted, DatabaseCatalog catalog, String side) {
    return wanted.stream()
        .filter(name -> catalog.table(name).isEmpty())
        .map(name -> "Table " + name + " does not exist on the " + side + ".");
  }

  private List<String> copyAll() throws SQLException {
    Queue<TableCopy> queue = new ConcurrentLinkedQueue<>(remaining());
    List<String> errors = new CopyOnWriteArrayList<>();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < PARALLEL_TABLES; i++) {
      Thread worker = new Thread(() -> copyFrom(queue, errors), "emulator-migration-copy");
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        cancellation.request();
        Thread.currentThread().interrupt();
        throw new SQLException("the emulator is being stopped", e);
      }
    }
    return errors;
  }

  /** Copies tables of a queue with one pair of connections. Opens a new pair after a failure. */
  private void copyFrom(Queue<TableCopy> queue, List<String> errors) {
    Optional<TableCopy> next = Optional.ofNullable(queue.poll());
    while (next.isPresent() && !cancellation.requested()) {
      TableCopy copy = next.get();
      try (Connection source = plan.source().connect();
          Connection target = plan.target().connect()) {
        while (next.isPresent() && !cancellation.requested()) {
          copy = next.get();
          copy.run(source, target);
          next = Optional.ofNullable(queue.poll());
        }
      } catch (CopyCancelledException e) {
        return;
      } catch (SQLException | RuntimeException | Error e) {
        errors.add(copy.table().name() + ": " + cause(e));
        next = Optional.ofNullable(queue.poll());
      }
    }
  }

  private static DatabaseCatalog catalog(Connection connection) throws SQLException {
    return SqlDialect.of(connection).reading(connection).tables();
  }

  /** Returns the first line of a message without the statement, which may be very long. */
  private static String cause(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").replace("; SQL statement:", "");
  }

  private String failedIn(String step) {
    return "Migration for Database '%s' failed in state %s.".formatted(plan.targetDatabase(), step);
  }
}
