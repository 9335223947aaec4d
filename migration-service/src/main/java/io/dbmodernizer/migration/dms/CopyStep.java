package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.PollingStyle;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Has Azure Database Migration Service copy the rows. The operation's id is derived from the
 * migration and the number of the attempt: an operation of this migration that runs or has
 * succeeded is followed, never started twice, whichever instance started it. One of somebody else
 * that still runs is waited for.
 */
public final class CopyStep implements Step {
  /** Name of the step. */
  public static final String NAME = "copy";

  /** Output: id of the operation that copied the rows. */
  public static final String OPERATION_ID = "copy.operation-id";

  /** Output: when copying began, ISO 8601. */
  public static final String STARTED_AT = "copy.started-at";

  private final DatabaseMigrations migrations;
  private final SecretResolver secrets;

  /**
   * @param azure the way to Resource Manager
   * @param secrets resolves the passwords that the service needs
   */
  public CopyStep(AzureConnection azure, SecretResolver secrets) {
    this.migrations = new DatabaseMigrations(azure);
    this.secrets = secrets;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(IntegrationRuntimeStep.NAME, SchemaStep.NAME);
  }

  @Override
  public StepResult run(StepContext context) {
    Optional<CopyAttempt> noted = CopyAttempt.parse(context.migrationId(), context.checkpoint());
    if (noted.isPresent() && context.operation().isPresent()) {
      String operationId = noted.get().operationId();
      return migrations
          .operation(context.target(), operationId)
          .map(observed -> follow(context, noted.get(), observed))
          .orElseGet(() -> vanished(context.target(), operationId));
    }
    Optional<DatabaseMigrations.Observed> latest = migrations.latest(context.target());
    return latest.isPresent()
        ? begin(context, noted, latest.get())
        : start(context, noted.orElseGet(() -> CopyAttempt.of(context.migrationId(), 1)));
  }

  /** No operation is being followed, but the target has seen one. */
  private StepResult begin(
      StepContext context, Optional<CopyAttempt> noted, DatabaseMigrations.Observed latest) {
    DatabaseMigration migration = latest.migration();
    Optional<CopyAttempt> own =
        CopyAttempt.recognise(context.migrationId(), migration.operationId());
    boolean over =
        migration.state() == CopyState.SUCCEEDED || migration.state() == CopyState.FAILED;
    if (own.isEmpty()) {
      return over ? start(context, following(context, noted)) : conflict(context, migration);
    }
    return switch (migration.state()) {
      case RUNNING, SUCCEEDED -> follow(context, own.get(), latest);
      case WAITING_FOR_RETRY -> {
        migrations.retry(context.target(), own.get().operationId());
        yield running(context, own.get(), latest);
      }
      case FAILED -> start(context, own.get().next(context.migrationId()));
    };
  }

  private static CopyAttempt following(StepContext context, Optional<CopyAttempt> noted) {
    return noted
        .map(attempt -> attempt.next(context.migrationId()))
        .orElseGet(() -> CopyAttempt.of(context.migrationId(), 1));
  }

  private StepResult start(StepContext context, CopyAttempt attempt) {
    try {
      migrations.start(
          context.target(),
          DatabaseMigrationBody.of(
              context.target(),
              attempt.operationId(),
              new MigrationTables(context.tables()).names(),
              secrets));
    } catch (ArmException e) {
      throw CopyError.find(e.code())
          .<RuntimeException>map(known -> new StepException(failed(context.target(), known, e), e))
          .orElse(e);
    }
    return new StepResult.InProgress(
        0,
        "copy requested (attempt " + attempt.number() + ")",
        migrations.pollInterval(),
        operation(context, attempt),
        attempt.note(),
        List.of());
  }

  private StepResult follow(
      StepContext context, CopyAttempt attempt, DatabaseMigrations.Observed observed) {
    DatabaseMigration migration = observed.migration();
    return switch (migration.state()) {
      case RUNNING -> running(context, attempt, observed);
      case SUCCEEDED -> succeeded(context, attempt, migration);
      case FAILED, WAITING_FOR_RETRY -> ended(context, attempt, migration);
    };
  }

  private static StepResult running(
      StepContext context, CopyAttempt attempt, DatabaseMigrations.Observed observed) {
    MigrationTables tables = new MigrationTables(context.tables());
    CopyProgress.apply(observed.migration(), tables);
    return new StepResult.InProgress(
        CopyProgress.percent(tables),
        CopyProgress.detail(observed.migration(), tables),
        observed.pollAfter(),
        operation(context, attempt),
        attempt.note(),
        tables.changed());
  }

  private static StepResult succeeded(
      StepContext context, CopyAttempt attempt, DatabaseMigration migration) {
    MigrationTables tables = new MigrationTables(context.tables());
    CopyProgress.apply(migration, tables);
    Instant startedAt =
        migration
            .startedOn()
            .or(() -> context.operation().map(Operation::getStartedAt))
            .orElse(context.now());
    AzureResource resource =
        AzureResource.newBuilder()
            .setId(DataMigrationIds.migrationId(context.target()))
            .setType(DataMigrationIds.MIGRATION_TYPE)
            .setName(context.request().getTarget().getDatabase().getName())
            .setCreated(true)
            .build();
    return new StepResult.Done(
        tables.size() + " tables copied",
        Map.of(OPERATION_ID, attempt.operationId(), STARTED_AT, startedAt.toString()),
        List.of(resource),
        tables.changed());
  }

  /** A failure carries no tables, so their last standing is handed over first. */
  private StepResult ended(StepContext context, CopyAttempt attempt, DatabaseMigration migration) {
    MigrationTables tables = new MigrationTables(context.tables());
    CopyProgress.apply(migration, tables);
    if (tables.changed().isEmpty() && context.operation().isPresent()) {
      return failed(context.target(), migration);
    }
    return new StepResult.InProgress(
        CopyProgress.percent(tables),
        CopyProgress.detail(migration, tables),
        Duration.ZERO,
        operation(context, attempt),
        attempt.note(),
        tables.changed());
  }

  private StepResult.Failed failed(TargetProvisioned target, DatabaseMigration migration) {
    Optional<CopyError> known = CopyError.find(migration.errorCode(), migration.errors());
    String said = migration.errors().isEmpty() ? "" : ": " + String.join("; ", migration.errors());
    return new StepResult.Failed(
        StepResult.failure(
            CopyError.reason(known),
            DataMigrationIds.migrationId(target),
            migration.errorCode(),
            secrets.redact("the copy ended as " + migration.status() + said),
            CopyError.remedy(known)),
        CopyError.retryable(known),
        null,
        true);
  }

  private StepResult.Failed failed(TargetProvisioned target, CopyError known, ArmException e) {
    Optional<CopyError> error = Optional.of(known);
    return new StepResult.Failed(
        StepResult.failure(
            CopyError.reason(error),
            DataMigrationIds.migrationId(target),
            e.code(),
            secrets.redact("Azure refused the copy: " + e.getMessage()),
            CopyError.remedy(error)),
        CopyError.retryable(error),
        e.retryAfter(),
        true);
  }

  private static StepResult conflict(StepContext context, DatabaseMigration migration) {
    return new StepResult.Failed(
        StepResult.failure(
            Reason.CONFLICTING_OPERATION,
            DataMigrationIds.migrationId(context.target()),
            "",
            "another migration (operation "
                + migration.operationId()
                + ", "
                + migration.status()
                + ") is writing to the target database",
            "Wait for it to end or cancel it, or choose another target database; it is tried again."),
        true,
        null,
        false);
  }

  private static StepResult vanished(TargetProvisioned target, String operationId) {
    return StepResult.failed(
        Reason.COPY_FAILED,
        DataMigrationIds.migrationId(target),
        "Azure no longer knows the copy with operation id " + operationId,
        "Look for another actor that deletes database migrations, then request a retry, which copies"
            + " anew.");
  }

  private static Operation operation(StepContext context, CopyAttempt attempt) {
    return context
        .operation()
        .orElseGet(
            () ->
                Operation.newBuilder()
                    .setUrl(
                        DatabaseMigrations.operationPath(context.target(), attempt.operationId()))
                    .setPollingStyle(PollingStyle.PROVISIONING_STATE.name())
                    .setStartedAt(context.now().truncatedTo(ChronoUnit.MILLIS))
                    .build());
  }
}
