package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.ChunkId;
import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.ChunkPacks;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.chunk.CopyShares;
import io.dbmodernizer.datamover.chunk.LedgerVersionException;
import io.dbmodernizer.datamover.chunk.RunningChunk;
import io.dbmodernizer.datamover.chunk.TableClaimedException;
import io.dbmodernizer.datamover.chunk.TableCopied;
import io.dbmodernizer.datamover.chunk.WaitingChunk;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.migration.dms.CopySelection;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.dms.CopyTarget;
import io.dbmodernizer.migration.ledger.CopyDigests;
import io.dbmodernizer.migration.ledger.CopyRelease;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.migration.table.RowShare;
import io.dbmodernizer.migration.table.TimeSlice;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Copies the rows with the workers of all instances. It plans chunks into the ledger on the target,
 * hands them out, and reads in the ledger what became of them. It is level-triggered on the ledger:
 * a run that is lost, or an instance that takes over, finds there what is left.
 *
 * <p>A copy begins with empty tables. After a command, a copy with failed chunks goes on where it
 * stopped. If its claim on the tables is gone, because it was cancelled, or if the comparison asks
 * for whole tables, the tables are emptied and copied anew under the next number.
 */
public final class DirectCopyStep implements Step {
  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration LATER = Duration.ofSeconds(1);
  private static final Duration BEGINNING = Duration.ofSeconds(5);
  private static final String COPY = "copy ";
  private static final int ANSWER_SECONDS = 5;
  private static final int NEVER = -1;

  private final SqlConnections connections;
  private final CopyTarget target;
  private final CopyTasks tasks;
  private final ChunkPlanning planning;
  private final OpenTasks open;
  private final int enoughChunks;
  private final Duration sliceLength;

  /**
   * Creates the step.
   *
   * @param connections opens both databases
   * @param target prepares the target before a copy begins
   * @param tasks hands chunks out to workers
   * @param properties the sizes of chunks, and how many are handed out
   * @param sliceLength the time after which planning or emptying returns
   */
  public DirectCopyStep(
      SqlConnections connections,
      CopyTarget target,
      CopyTasks tasks,
      CopyProperties properties,
      Duration sliceLength) {
    this.connections = connections;
    this.target = target;
    this.tasks = tasks;
    this.planning = new ChunkPlanning(connections, properties.chunkSize(), sliceLength);
    this.open = new OpenTasks(properties.tasks(), properties.patience());
    this.sliceLength = sliceLength;
    this.enoughChunks = 2 * properties.tasks();
  }

  @Override
  public String name() {
    return CopyStep.NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(SchemaStep.NAME);
  }

  /** Keeps the number of the copy: the rows on the target belong to it. */
  @Override
  public String kept(String checkpoint) {
    return checkpoint;
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.source(context.request()), Counterpart.target(context.request()));
  }

  @Override
  public StepResult run(StepContext context) {
    Optional<DirectCheckpoint> stored = DirectCheckpoint.of(context);
    if (stored.isEmpty()) {
      return next("the copy will begin", DirectCheckpoint.first(context));
    }
    DirectCheckpoint checkpoint = stored.get();
    if (isToBeCopiedAnew(context, checkpoint)) {
      return next("tables that differ will be copied again", checkpoint.next(context.round()));
    }
    try {
      return checkpoint.prepared() ? follow(context, checkpoint) : prepare(context, checkpoint);
    } catch (TableClaimedException | LedgerVersionException e) {
      return StepResult.failed(
          Reason.RESOURCE_CONFLICT,
          context.request().getTarget().getDatabase().getName(),
          String.valueOf(e.getMessage()),
          "Do what the message says, then request a retry.");
    }
  }

  private static StepResult next(String detail, DirectCheckpoint checkpoint) {
    return StepResult.inProgress(0, detail, Duration.ZERO).withCheckpoint(checkpoint);
  }

  /** Returns true if the comparison found differences in the rows of this copy. */
  private static boolean isToBeCopiedAnew(StepContext context, DirectCheckpoint checkpoint) {
    return context.find(CopyStep.OPERATION_ID).filter(operation(checkpoint)::equals).isPresent()
        && new MigrationTables(context.tables()).count(TableState.MISMATCHED) > 0;
  }

  private static String operation(DirectCheckpoint checkpoint) {
    return COPY + checkpoint.copy();
  }

  /**
   * Claims the tables first, so that no other migration fills the tables that are emptied. Then no
   * key is enforced, so that they can be emptied and filled in any order.
   */
  private StepResult prepare(StepContext context, DirectCheckpoint checkpoint) {
    MigrationTables tables = new MigrationTables(context.tables());
    Set<TableName> selected = target.selection(context, tables);
    CopyId id = checkpoint.id(context.migrationId());
    return onTarget(
        context,
        session -> {
          session.call(
              connection -> {
                ChunkLedger.open(connection).claims().claim(id, selected);
                return id;
              });
          Optional<StepResult> refused = target.refusal(context, selected, checkpoint.copy() == 1);
          if (refused.isPresent()) {
            CopyRelease.from(connections, context);
            return refused.get();
          }
          int emptied =
              session.call(
                  connection ->
                      new TablePreparation(connection, id, TimeSlice.of(sliceLength))
                          .prepare(selected));
          if (emptied < selected.size()) {
            return StepResult.inProgress(
                0,
                emptied + " of " + selected.size() + " tables on the target are empty",
                Duration.ZERO);
          }
          CopySelection.begin(tables, selected);
          return new StepResult.InProgress(
                  0,
                  selected.size() + " tables are ready to be copied",
                  Duration.ZERO,
                  null,
                  null,
                  tables.changed())
              .withCheckpoint(
                  tables.hasMoreThanFits()
                      ? checkpoint
                      : checkpoint.ready(SourceReading.now(connections, context)));
        });
  }

  private StepResult follow(StepContext context, DirectCheckpoint checkpoint) {
    return onTarget(context, session -> follow(context, checkpoint, session));
  }

  private StepResult follow(StepContext context, DirectCheckpoint checkpoint, SqlSession session) {
    CopyId id = checkpoint.id(context.migrationId());
    MigrationTables tables = new MigrationTables(context.tables());
    // Read before the tables: a chunk that ends in between does not make its table wait.
    List<RunningChunk> running = running(session, id);
    List<TableCopied> state = tables(session, id);
    if (state.isEmpty() && tables.size() > 0) {
      return next("the copy begins anew with empty tables", checkpoint.next(context.round()));
    }
    DirectCheckpoint now = checkpoint;
    if (checkpoint.round() < context.round()) {
      session.call(connection -> ChunkLedger.open(connection).retryFailed(id));
      open.forget(context.migrationId());
      now = checkpoint.inRound(context.round());
    }
    CopyLimits limits = CopyThrottle.limits(context);
    CopyThrottle throttle =
        session.call(connection -> CopyThrottle.apply(connection, id, limits, running));
    List<WaitingChunk> waiting = waiting(session, id);
    if (waiting.size() < enoughChunks && state.stream().anyMatch(table -> !table.planned())) {
      planning.plan(context, session, id, state, enoughChunks - waiting.size());
      state = tables(session, id);
      waiting = waiting(session, id);
    }
    List<List<ChunkId>> packs = open.next(id, waiting, throttle, context.now());
    if (!packs.isEmpty()) {
      tasks.handOut(context.target(), id, packs, throttle.share());
    }
    CopyReport.apply(state, open.waits(id, running, throttle.share()), tables);
    if (open.isQuiet(id, CopyReport.rows(state), context.now())) {
      // Only the workers read the source now, and they have nobody to tell that it is gone.
      connections.call(
          connections.source(context.request().getSource()),
          connection -> connection.isValid(ANSWER_SECONDS));
    }
    boolean decided = state.stream().allMatch(TableCopied::decided);
    return decided && tables.changed().isEmpty() && now.equals(checkpoint)
        ? ended(context, now, state, session)
        : working(context, now, state, tables, decided);
  }

  private StepResult working(
      StepContext context,
      DirectCheckpoint checkpoint,
      List<TableCopied> state,
      MigrationTables tables,
      boolean decided) {
    DirectCheckpoint measured = checkpoint.measured(context.now(), CopyReport.rows(state));
    boolean planned = state.stream().allMatch(TableCopied::planned);
    boolean beginning = checkpoint.startedAt().plus(BEGINNING).isAfter(context.now());
    CopyLimits limits = CopyThrottle.limits(context);
    boolean limited = TaskShare.of(limits, 0).tasks() > 0;
    Duration pollAfter = decided ? Duration.ZERO : beginning || !planned || limited ? SOON : LATER;
    return new StepResult.InProgress(
            RowShare.percent(tables),
            CopyReport.detail(state, expectedRows(state, tables), measured, context.now())
                + CopyThrottle.inWords(limits),
            pollAfter,
            null,
            null,
            tables.changed())
        .withCheckpoint(decided ? checkpoint : measured);
  }

  private static long expectedRows(List<TableCopied> state, MigrationTables tables) {
    return state.stream()
        .map(table -> tables.get(table.table()))
        .flatMap(Optional::stream)
        .mapToLong(table -> Math.max(0, table.getSourceRows()))
        .sum();
  }

  private StepResult ended(
      StepContext context,
      DirectCheckpoint checkpoint,
      List<TableCopied> state,
      SqlSession session) {
    planning.forget(context.migrationId());
    open.forget(context.migrationId());
    if (state.stream().anyMatch(table -> table.failed() > 0)) {
      CopyId id = checkpoint.id(context.migrationId());
      return FailedChunks.failure(
          state,
          session.call(
              connection -> ChunkLedger.open(connection).failures(id, FailedChunks.MOST_NAMED)));
    }
    SourceReading before = checkpoint.source();
    SourceReading source =
        before == null
            ? SourceReading.now(connections, context).writable()
            : before.and(SourceReading.now(connections, context));
    return StepResult.done(
        CopyReport.result(state, source),
        Outputs.of(CopyStep.OPERATION_ID, operation(checkpoint))
            .with(CopyStep.STARTED_AT, checkpoint.startedAt())
            .with(CopyDigests.ROUND, source.readOnly() ? context.round() : NEVER));
  }

  private static List<TableCopied> tables(SqlSession session, CopyId id) {
    return session.call(
        connection -> {
          Optional<ChunkLedger> ledger = ChunkLedger.find(connection);
          return ledger.isPresent() ? ledger.get().tables(id) : List.of();
        });
  }

  private static List<RunningChunk> running(SqlSession session, CopyId id) {
    return session.call(
        connection ->
            ChunkLedger.find(connection).isPresent()
                ? new CopyShares(connection).running(id)
                : List.of());
  }

  private List<WaitingChunk> waiting(SqlSession session, CopyId id) {
    return session.call(
        connection ->
            ChunkLedger.open(connection).unfinished(id, enoughChunks * ChunkPacks.MOST_CHUNKS));
  }

  /** Work in a session of the target. */
  @FunctionalInterface
  private interface Work<T> {
    T in(SqlSession session);
  }

  private <T> T onTarget(StepContext context, Work<T> work) {
    try (SqlSession session = connections.open(connections.target(context.target()))) {
      return work.in(session);
    }
  }
}
