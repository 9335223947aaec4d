package io.dbmodernizer.runtime.command;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.events.ThrottleRequested;
import io.dbmodernizer.request.RestoreRules;
import io.dbmodernizer.request.ThrottleRules;
import io.dbmodernizer.runtime.stage.StageCommand;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules that say which commands of users the condition of a migration allows. The provisioner
 * applies them before any service carries a command out, so all services decide alike. Each refusal
 * has a remedy. A migration that has been removed takes no more commands.
 */
public final class CommandRules {

  private static final String NOTHING_TO_THROTTLE = "Do nothing; no copy of it comes any more.";

  private CommandRules() {}

  /**
   * Returns why a command is refused.
   *
   * @param command the command as the user published it
   * @param migration the migration; null if there is none of that id
   * @return the refusal with its remedy; empty if the command can be carried out
   */
  public static Optional<Failure> refusal(
      StageCommand command, @Nullable MigrationCondition migration) {
    if (migration == null) {
      return refused(
          Reason.UNKNOWN_MIGRATION,
          "metadata.migrationId",
          "there is no migration of this id",
          "Look the id up with modernize status.");
    }
    if (migration.removed()) {
      return wrongState(
          "the migration has been removed",
          "Delete in Azure what its removal lists as kept; for another migration, publish a request"
              + " under a new migrationId.");
    }
    return switch (command.kind()) {
      case CANCEL -> cancel(migration);
      case RETRY -> retry(migration);
      case TEARDOWN -> teardown(command.command().getTeardown(), migration);
      case RESTORE -> restore(command.command().getRestore(), migration);
      case THROTTLE -> throttle(command.command().getThrottle(), migration);
    };
  }

  /** A cancellation needs a stage that is running, and no removal. */
  private static Optional<Failure> cancel(MigrationCondition migration) {
    if (migration.removing()) {
      return wrongState(
          "the migration is being removed, which cannot be cancelled",
          "Wait until it is removed, or request a retry if the removal has failed.");
    }
    return !migration.running().isEmpty()
        ? Optional.empty()
        : wrongState(
            "nothing of the migration is running",
            "Do nothing, or request a teardown to remove what was created.");
  }

  /**
   * A retry needs a stage that has failed. A request that broke a rule cannot be retried, because
   * it is never changed.
   */
  private static Optional<Failure> retry(MigrationCondition migration) {
    if (migration.refused()) {
      return wrongState(
          "the request itself was refused, and stays as it is",
          "Publish a corrected request under a new migrationId.");
    }
    return migration.failed()
        ? Optional.empty()
        : wrongState("nothing of the migration has failed", "Wait for what is running.");
  }

  /**
   * A teardown needs a migration in which no stage is running. If the migration created the
   * database, the user has to confirm that the data may be removed.
   */
  private static Optional<Failure> teardown(
      @Nullable TeardownRequested teardown, MigrationCondition migration) {
    if (migration.removing()) {
      return wrongState(
          "the migration is being removed already",
          "Wait until it is removed, or request a retry if the removal has failed.");
    }
    if (migration.refused()) {
      return wrongState(
          "the request itself was refused, so nothing was created",
          "Do nothing; there is nothing to remove.");
    }
    if (!migration.running().isEmpty()) {
      return wrongState(
          "the migration is running: " + String.join(", ", migration.running()),
          "Request a cancellation first, or wait until it is complete.");
    }
    boolean confirmed = teardown != null && teardown.getRemoveData();
    return migration.ownsDatabase() && !confirmed
        ? violated(
            List.of(
                new FieldViolation(
                    "removeData",
                    "is false, and the database that this migration created would go with its data",
                    "true, to confirm that the data may go")),
            "Request the teardown again with removeData, modernize teardown ID --remove-data.")
        : Optional.empty();
  }

  /** A restore needs a provisioned target, no removal, and fields that keep the rules. */
  private static Optional<Failure> restore(
      @Nullable RestoreRequested restore, MigrationCondition migration) {
    if (migration.removing()) {
      return wrongState("the migration is being removed", "Restore from the backups in Azure.");
    }
    if (restore == null || !migration.provisioned()) {
      return wrongState(
          "the target is not provisioned, so there is nothing to restore",
          "Wait until the migration is complete.");
    }
    List<FieldViolation> violations = RestoreRules.check(restore, migration.request());
    return violations.isEmpty()
        ? Optional.empty()
        : violated(violations, "Request the restore again with the fields corrected.");
  }

  /**
   * A throttle needs a copy by the engine DIRECT that has not ended, and limits that keep the
   * rules. It is possible before the copy, and between a failure and its retry.
   */
  private static Optional<Failure> throttle(
      @Nullable ThrottleRequested throttle, MigrationCondition migration) {
    if (migration.removing()) {
      return wrongState("the migration is being removed", NOTHING_TO_THROTTLE);
    }
    if (migration.refused()) {
      return wrongState(
          "the request itself was refused, so nothing is copied",
          "Publish a corrected request under a new migrationId.");
    }
    if (migration.engine() == MigrationEngine.DMS) {
      return wrongState(
          "the engine DMS copies the rows, and its copy has no limits",
          "Limit the integration runtime instead, or request a migration with the engine DIRECT.");
    }
    if (migration.copied()) {
      return wrongState("the rows are copied and compared", NOTHING_TO_THROTTLE);
    }
    List<FieldViolation> violations = throttle == null ? List.of() : ThrottleRules.check(throttle);
    return violations.isEmpty()
        ? Optional.empty()
        : violated(violations, "Request the limits again with the fields corrected.");
  }

  private static Optional<Failure> wrongState(String message, String remedy) {
    return refused(Reason.WRONG_STATE, "", message, remedy);
  }

  private static Optional<Failure> violated(List<FieldViolation> violations, String remedy) {
    Failure failure =
        StepResult.failure(
            Reason.INVALID_REQUEST,
            violations.get(0).getField(),
            "",
            violations.stream()
                .map(
                    v ->
                        v.getField()
                            + " "
                            + v.getMessage()
                            + " (accepted: "
                            + v.getAccepted()
                            + ")")
                .collect(Collectors.joining("; ")),
            remedy);
    failure.setViolations(violations);
    return Optional.of(failure);
  }

  private static Optional<Failure> refused(
      Reason reason, String subject, String message, String remedy) {
    return Optional.of(StepResult.failure(reason, subject, "", message, remedy));
  }
}
