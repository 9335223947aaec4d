package io.dbmodernizer.migration.dms;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.migration.table.RowShare;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.PollingStyle;
import io.dbmodernizer.runtime.retry.RetryPolicy;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import io.dbmodernizer.state.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Copies the rows with Azure Database Migration Service. The operation's id is derived from the
 * migration and the number of the attempt. So the step follows an operation of this migration that
 * runs or has succeeded, whichever instance started it, and never starts it twice. It waits for a
 * running operation of another owner.
 *
 * <p>A copy that failed begins again after a command. It begins again without a command if the
 * errors are transient, until the retry budget of the failure's reason is spent. In {@code
 * WaitForRetry} the same operation continues. Otherwise the step restores the target's schema and
 * starts a new operation. A cancelled copy begins again only after a command.
 */
public final class CopyStep implements Step {
  /** Name of the step. */
  public static final String NAME = "copy";

  /** Id of the operation that copied the rows. */
  public static final OutputKey<String> OPERATION_ID = OutputKey.text("copy.operation-id");

  /** When copying began. */
  public static final OutputKey<Instant> STARTED_AT = OutputKey.instant("copy.started-at");

  private final DatabaseMigrations migrations;
  private final SecretResolver secrets;
  private final CopyUndo undo;
  private final CopyFailures failures;
  private final CopyTarget target;

  /**
   * Creates the step.
   *
   * @param azure the connection to Azure Resource Manager
   * @param secrets resolves the passwords that the service needs
   * @param undo restores the target's schema after a copy that was not completed
   * @param target prepares the target before a copy begins
   * @param retry how long and how often a copy is tried again without a command
   */
  public CopyStep(
      AzureConnection azure,
      SecretResolver secrets,
      CopyUndo undo,
      CopyTarget target,
      RetryPolicy retry) {
    this.migrations = new DatabaseMigrations(azure);
    this.secrets = secrets;
    this.undo = undo;
    this.target = target;
    this.failures = new CopyFailures(secrets, retry);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Returns 30: the copy takes most of a migration's time, which grows with the rows. */
  @Override
  public int weight() {
    return 30;
  }

  @Override
  public Set<String> after() {
    return Set.of(IntegrationRuntimeStep.NAME, SchemaStep.NAME);
  }

  /** Keeps the attempt that is followed, and the round in which it began. */
  @Override
  public String kept(String checkpoint) {
    return checkpoint;
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return Set.of(
        Counterpart.subscription(context.request()), Counterpart.target(context.request()));
  }

  @Override
  public StepResult run(StepContext context) {
    Optional<CopyCheckpoint> checkpoint = CopyCheckpoint.of(context);
    if (checkpoint.isPresent() && context.operation().isPresent()) {
      String operationId = checkpoint.get().attempt().operationId();
      Optional<DatabaseMigrations.Observed> followed =
          migrations.operation(context.target(), operationId);
      // Azure deletes details of old operations. The status of the migration still counts if it is
      // about this operation.
      Optional<DatabaseMigrations.Observed> known =
          followed.isPresent()
              ? followed
              : migrations
                  .latest(context.target())
                  .filter(latest -> latest.migration().operationId().equalsIgnoreCase(operationId));
      return known
          .map(observed -> own(context, checkpoint, checkpoint.get().attempt(), observed))
          .orElseGet(() -> vanished(context, checkpoint.get()));
    }
    Optional<DatabaseMigrations.Observed> latest = migrations.latest(context.target());
    return latest.isPresent()
        ? begin(context, checkpoint, latest.get())
        : start(context, next(context, checkpoint));
  }

  /** Decides what to do if no operation is followed but the target has had one. */
  private StepResult begin(
      StepContext context,
      Optional<CopyCheckpoint> checkpoint,
      DatabaseMigrations.Observed latest) {
    DatabaseMigration migration = latest.migration();
    Optional<CopyAttempt> own =
        CopyAttempt.recognise(context.migrationId(), migration.operationId());
    if (own.isPresent()) {
      return own(context, checkpoint, own.get(), latest);
    }
    return migration.state().isOver()
        ? start(context, next(context, checkpoint))
        : CopyFailures.conflict(context.target(), migration);
  }

  private StepResult own(
      StepContext context,
      Optional<CopyCheckpoint> checkpoint,
      CopyAttempt attempt,
      DatabaseMigrations.Observed observed) {
    DatabaseMigration migration = observed.migration();
    boolean askedAgain = checkpoint.map(CopyCheckpoint::round).orElse(0) < context.round();
    boolean again =
        askedAgain
            || (context.attempt() > 0
                && checkpoint.filter(known -> known.isOver(attempt)).isPresent());
    return switch (migration.state()) {
      case RUNNING -> running(context, attempt, observed);
      case SUCCEEDED ->
          isToBeCopiedAnew(context, attempt)
              ? start(context, attempt.next(context.migrationId()))
              : succeeded(context, attempt, migration);
      case WAITING_FOR_RETRY -> {
        if (!again) {
          yield ended(context, checkpoint, attempt, migration);
        }
        migrations.retry(context.target(), attempt.operationId());
        yield running(context, attempt, observed);
      }
      case FAILED, CANCELED -> {
        if (!again) {
          yield ended(context, checkpoint, attempt, migration);
        }
        undo.run(context, CopyUndo.isAfterCopy(migration.errorCode()));
        yield start(context, attempt.next(context.migrationId()));
      }
    };
  }

  /**
   * Returns true if the comparison found differences in the rows of this attempt. A later attempt
   * already repairs them, even if its start was never stored.
   */
  private static boolean isToBeCopiedAnew(StepContext context, CopyAttempt attempt) {
    return context.find(OPERATION_ID).filter(attempt.operationId()::equals).isPresent()
        && new MigrationTables(context.tables()).count(TableState.MISMATCHED) > 0;
  }

  private static CopyAttempt next(StepContext context, Optional<CopyCheckpoint> checkpoint) {
    String finished = context.outputs().getOrDefault(OPERATION_ID, "");
    int followed = checkpoint.map(earlier -> earlier.attempt().number()).orElse(0);
    int done =
        CopyAttempt.recognise(context.migrationId(), finished).map(CopyAttempt::number).orElse(0);
    return CopyAttempt.of(context.migrationId(), 1 + Math.max(followed, done));
  }

  private StepResult start(StepContext context, CopyAttempt attempt) {
    AzureResource migration = DatabaseMigrations.created(context.target());
    if (context.stage().getResources().stream()
        .noneMatch(known -> known.getCreated() && known.getId().equals(migration.getId()))) {
      return StepResult.inProgress(0, "the copy will be requested", Duration.ZERO)
          .with(StepResult.InterimResults.resource(migration));
    }
    MigrationTables tables = new MigrationTables(context.tables());
    Set<TableName> selected = target.selection(context, tables);
    // Deleting rows during a copy of another instance would be worse than a second copy.
    Optional<StepResult> notReady =
        migrations
            .latest(context.target())
            .flatMap(latest -> overtaken(context, attempt, latest))
            .or(() -> target.prepare(context, selected, attempt.number() == 1));
    if (notReady.isPresent()) {
      return notReady.get();
    }
    CopySelection.begin(tables, selected);
    if (tables.hasMoreThanFits()) {
      return new StepResult.InProgress(
          0,
          "the copy of " + selected.size() + " tables will be requested",
          Duration.ZERO,
          context.operation().orElse(null),
          null,
          tables.changed());
    }
    ObjectNode body =
        DatabaseMigrationBody.of(context.target(), attempt.operationId(), selected, secrets);
    // Azure would start a copy after a finished one. Another instance may have copied since the
    // first check, because resolving passwords takes time and this process may have been paused.
    Optional<StepResult> overtaken =
        migrations.latest(context.target()).flatMap(latest -> overtaken(context, attempt, latest));
    if (overtaken.isPresent()) {
      return overtaken.get();
    }
    try {
      migrations.start(context.target(), body);
    } catch (ArmException e) {
      throw DataMigrationError.find(e.code())
          .<RuntimeException>map(
              known -> new StepException(failures.refused(context.target(), known, e), e))
          .orElse(e);
    }
    return new StepResult.InProgress(
            0,
            "copy of " + selected.size() + " tables requested (attempt " + attempt.number() + ")",
            migrations.pollInterval(),
            operation(context, attempt),
            null,
            tables.changed())
        .withCheckpoint(checkpoint(context, attempt));
  }

  /**
   * Returns the result if another operation on the target prevents this attempt; empty if it may
   * begin.
   */
  private static Optional<StepResult> overtaken(
      StepContext context, CopyAttempt attempt, DatabaseMigrations.Observed latest) {
    DatabaseMigration migration = latest.migration();
    boolean later =
        CopyAttempt.recognise(context.migrationId(), migration.operationId())
            .filter(known -> known.number() >= attempt.number())
            .isPresent();
    if (later) {
      return Optional.of(
          StepResult.inProgress(
              0, "the copy was already requested; its state will be read", latest.pollAfter()));
    }
    return migration.state().isOver()
        ? Optional.empty()
        : Optional.of(CopyFailures.conflict(context.target(), migration));
  }

  private static StepResult running(
      StepContext context, CopyAttempt attempt, DatabaseMigrations.Observed observed) {
    MigrationTables tables = new MigrationTables(context.tables());
    CopyProgress.apply(observed.migration(), tables);
    return progress(
        context, checkpoint(context, attempt), observed.migration(), tables, observed.pollAfter());
  }

  private static StepResult progress(
      StepContext context,
      CopyCheckpoint checkpoint,
      DatabaseMigration migration,
      MigrationTables tables,
      Duration pollAfter) {
    return new StepResult.InProgress(
            RowShare.percent(tables),
            CopyProgress.detail(migration, tables),
            pollAfter,
            operation(context, checkpoint.attempt()),
            null,
            tables.changed())
        .withCheckpoint(checkpoint);
  }

  private static StepResult succeeded(
      StepContext context, CopyAttempt attempt, DatabaseMigration migration) {
    MigrationTables tables = new MigrationTables(context.tables());
    CopyProgress.apply(migration, tables);
    if (tables.hasMoreThanFits()) {
      return progress(context, checkpoint(context, attempt), migration, tables, Duration.ZERO);
    }
    Instant startedAt =
        migration
            .startedOn()
            .or(() -> context.operation().map(Operation::getStartedAt))
            .orElse(context.now());
    return new StepResult.Done(
        tables.size() + " tables copied",
        Outputs.of(OPERATION_ID, attempt.operationId()).with(STARTED_AT, startedAt),
        List.of(DatabaseMigrations.created(context.target())),
        tables.changed());
  }

  /**
   * Returns the failure of a copy. A failure cannot carry tables and a checkpoint, so an earlier
   * run stores both.
   */
  private StepResult ended(
      StepContext context,
      Optional<CopyCheckpoint> checkpoint,
      CopyAttempt attempt,
      DatabaseMigration migration) {
    MigrationTables tables = new MigrationTables(context.tables());
    CopyProgress.apply(migration, tables);
    CopyCheckpoint ended =
        checkpoint
            .filter(known -> known.isOver(attempt))
            .orElseGet(() -> ended(context, attempt, migration, tables));
    if (tables.changed().isEmpty()
        && context.operation().isPresent()
        && checkpoint.filter(ended::equals).isPresent()) {
      return failures.ended(context, ended, migration);
    }
    return progress(context, ended, migration, tables, Duration.ZERO);
  }

  private static CopyCheckpoint ended(
      StepContext context,
      CopyAttempt attempt,
      DatabaseMigration migration,
      MigrationTables tables) {
    CopyCheckpoint checkpoint = checkpoint(context, attempt);
    return migration.state() != CopyState.CANCELED && TransientCopyError.isAmong(migration.errors())
        ? checkpoint.failed(context.now(), tables.count(TableState.COPIED))
        : checkpoint;
  }

  /** Handles an operation that Azure no longer knows, although the checkpoint names it. */
  private StepResult vanished(StepContext context, CopyCheckpoint checkpoint) {
    if (checkpoint.round() < context.round()) {
      return start(context, checkpoint.attempt().next(context.migrationId()));
    }
    return CopyFailures.vanished(context.target(), checkpoint.attempt());
  }

  private static CopyCheckpoint checkpoint(StepContext context, CopyAttempt attempt) {
    return CopyCheckpoint.following(attempt, context.round(), CopyCheckpoint.of(context));
  }

  private static Operation operation(StepContext context, CopyAttempt attempt) {
    String url = DatabaseMigrations.operationPath(context.target(), attempt.operationId());
    return context
        .operation()
        .filter(stored -> stored.getUrl().equals(url))
        .orElseGet(
            () ->
                Operation.newBuilder()
                    .setUrl(url)
                    .setPollingStyle(PollingStyle.PROVISIONING_STATE.name())
                    .setStartedAt(context.now().truncatedTo(ChronoUnit.MILLIS))
                    .build());
  }

  @Override
  public List<Verification> verify(StepContext context) {
    String id = DatabaseMigrations.id(context.target()).toString();
    String subject = "copy into database " + context.request().getTarget().getDatabase().getName();
    Optional<DatabaseMigrations.Observed> latest = migrations.latest(context.target());
    if (latest.isEmpty()) {
      return List.of(new Verification(subject, id, Verification.Verdict.MISSING, List.of()));
    }
    DatabaseMigration migration = latest.get().migration();
    boolean holds =
        migration.state() == CopyState.SUCCEEDED
            && CopyAttempt.recognise(context.migrationId(), migration.operationId()).isPresent();
    return List.of(
        new Verification(
            subject,
            id,
            holds ? Verification.Verdict.MATCHES : Verification.Verdict.DIFFERS,
            List.of("operation " + migration.operationId() + " is " + migration.status())));
  }
}
