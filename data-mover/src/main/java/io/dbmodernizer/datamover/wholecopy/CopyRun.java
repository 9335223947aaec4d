package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.chunk.CopySupersededException;
import io.dbmodernizer.datamover.chunk.TableCopied;
import io.dbmodernizer.datamover.copy.RowTransfer;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.pace.AdaptivePace;
import io.dbmodernizer.datamover.pace.Pacer;
import io.dbmodernizer.datamover.refused.SetAsideTable;
import io.dbmodernizer.datamover.schema.SchemaCompletion;
import io.dbmodernizer.datamover.sides.SideFailedException;
import io.dbmodernizer.datamover.wholecopy.WholeCopyReport.Ending;
import io.dbmodernizer.datamover.wholecopy.WholeCopyReport.Failure;
import io.dbmodernizer.datamover.wholecopy.WholeCopyReport.SetAside;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/** One run of a copy: setup, rows, completion. */
final class CopyRun implements Callable<WholeCopyReport> {

  private final CopyDatabases databases;
  private final WholeCopyOptions options;
  private final CopyId copy;
  private final WholeCopyListener listener;
  private final StopSignal stop;
  private final ExecutorService threads;
  private final Patience patience;
  private final AdaptivePace pace;
  private final SentRows sent;
  private final long start = System.nanoTime();

  CopyRun(
      CopyDatabases databases,
      WholeCopyOptions options,
      CopyId copy,
      WholeCopyListener listener,
      StopSignal stop,
      ExecutorService threads) {
    this.databases = databases;
    this.options = options;
    this.copy = copy;
    this.listener = listener;
    this.stop = stop;
    this.threads = threads;
    this.patience = new Patience(options.patience(), stop, listener::waiting);
    this.pace = new AdaptivePace(options.workers(), options.patience());
    this.sent = new SentRows(stop, new Pacer(options.limits()), listener);
  }

  @Override
  public WholeCopyReport call() throws SQLException, InterruptedException {
    try (Sessions sessions = new Sessions(databases)) {
      // An address that is wrong does not become right by waiting.
      sessions.source();
      sessions.target();
      CopyJob job = patience.run(sessions, () -> new CopySetup(options, copy, stop).run(sessions));
      if (job.tables().isEmpty()) {
        return report(Ending.COMPLETE, List.of(), List.of(), List.of(), List.of());
      }
      try {
        return copy(job, sessions);
      } catch (SQLException e) {
        // A statement that fails because another process has removed the ledger.
        if (!SqlFailures.classify(e).isOfServer() && isGone(sessions)) {
          throw new CopyLedger.Gone();
        }
        throw e;
      }
    } catch (CopyLedger.Gone | CopySupersededException e) {
      return report(Ending.SUPERSEDED, List.of(), List.of(), List.of(), List.of());
    }
  }

  private boolean isGone(Sessions sessions) throws SQLException {
    Optional<ChunkLedger> ledger = ChunkLedger.find(sessions.target());
    return ledger.isEmpty() || ledger.get().tables(copy).isEmpty();
  }

  private WholeCopyReport copy(CopyJob job, Sessions sessions)
      throws SQLException, InterruptedException {
    ProgressBoard board = new ProgressBoard(job, sent, pace, listener);
    List<Failure> failures = new ArrayList<>(rows(job, sessions, board));
    List<TableCopied> ledger = patience.run(sessions, () -> CopyLedger.of(sessions).tables(copy));
    List<TableProgress> tables = board.show(ledger);
    failures.addAll(patience.run(sessions, () -> failures(sessions)));
    for (TableName name : job.lost()) {
      failures.add(new Failure(name, "table", "the source has no such table any more"));
    }
    if (ledger.isEmpty()) {
      throw new CopyLedger.Gone();
    }
    if (!failures.isEmpty() || !ledger.stream().allMatch(TableCopied::complete)) {
      List<SetAside> setAside =
          patience.run(
              sessions,
              () -> {
                awaitStored(sessions);
                return setAside(job, sessions);
              });
      return report(Ending.INCOMPLETE, tables, failures, setAside, List.of());
    }
    List<SetAside> setAside = patience.run(sessions, () -> setAside(job, sessions));
    List<String> refused = patience.run(sessions, () -> complete(job, sessions));
    return report(Ending.COMPLETE, tables, List.of(), setAside, refused);
  }

  /** Copies the rows. Returns the tables that cannot be planned. */
  private List<Failure> rows(CopyJob job, Sessions sessions, ProgressBoard board)
      throws SQLException, InterruptedException {
    PackQueue queue = new PackQueue();
    List<Sessions> opened = new ArrayList<>();
    CopyParts parts =
        new CopyParts(
            threads,
            () -> {
              stop.stop();
              queue.end();
            });
    try {
      Sessions ofPlanner = new Sessions(databases);
      opened.add(ofPlanner);
      TablePlanning planning = new TablePlanning(job, options.chunk(), ofPlanner, patience, queue);
      parts.start(planning);
      parts.start(
          new CopyCoordinator(job, options.workers(), queue, planning, sessions, patience, board));
      for (int number = 1; number <= options.workers(); number++) {
        Sessions own = new Sessions(databases);
        opened.add(own);
        parts.start(new CopyWorker(number, job, queue, own, patience, pace, sent, this::settings));
      }
      parts.await();
      return planning.failures().entrySet().stream()
          .map(failed -> new Failure(failed.getKey(), "plan", failed.getValue()))
          .toList();
    } finally {
      if (parts.end()) {
        opened.forEach(Sessions::close);
      }
    }
  }

  private RowTransfer settings(RowTransfer transfer) {
    return transfer
        .withOptions(options.batches())
        .withRefusedRows(options.onRowError().rows(copy.migration()));
  }

  private List<Failure> failures(Sessions sessions) throws SQLException {
    return CopyLedger.of(sessions).failures(copy, WholeCopyReport.MOST_FAILURES).stream()
        .map(
            failed ->
                new Failure(failed.id().table(), "chunk " + failed.id().number(), failed.message()))
        .toList();
  }

  /** Returns the rows that the target has refused. Without a ledger there is no table for them. */
  private static List<SetAside> setAside(CopyJob job, Sessions sessions) throws SQLException {
    if (ChunkLedger.find(sessions.target()).isEmpty()) {
      return List.of();
    }
    return SetAsideTable.counts(sessions.target()).entrySet().stream()
        .filter(count -> job.tables().containsKey(count.getKey()))
        .map(count -> new SetAside(count.getKey(), count.getValue()))
        .sorted(Comparator.comparing(SetAside::table))
        .toList();
  }

  /**
   * Sets constraints and identities, removes the ledger, and waits until all is stored. Another
   * process may do the same at the same time.
   */
  private List<String> complete(CopyJob job, Sessions sessions) throws SQLException {
    SchemaCompletion settings =
        SchemaCompletion.of(sessions.target(), job.source(), job.tables().keySet());
    List<String> refused = settings.apply(sessions.target(), () -> false).refused();
    Optional<ChunkLedger> ledger = ChunkLedger.find(sessions.target());
    if (ledger.isPresent()) {
      try {
        ledger.get().claims().release(copy.migration());
        ledger.get().dropIfUnused();
      } catch (SQLException e) {
        if (ChunkLedger.find(sessions.target()).isPresent()) {
          throw e;
        }
      }
    }
    awaitStored(sessions);
    return refused;
  }

  /** A target that stores commits later may find only now that it has no space for them. */
  private static void awaitStored(Sessions sessions) throws SideFailedException {
    Connection target = sessions.target();
    try {
      SqlDialect.of(target).awaitStored(target);
    } catch (SQLException e) {
      throw new SideFailedException("target", e);
    }
  }

  private WholeCopyReport report(
      Ending ending,
      List<TableProgress> tables,
      List<Failure> failures,
      List<SetAside> setAside,
      List<String> refused) {
    return new WholeCopyReport(
        ending,
        tables,
        failures,
        setAside,
        refused,
        sent.consistency(),
        sent.total(),
        Duration.ofNanos(System.nanoTime() - start));
  }
}
