package io.dbmodernizer.provisioner.command;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.events.ThrottleRequested;
import io.dbmodernizer.request.CopyEngine;
import io.dbmodernizer.request.RestoreRules;
import io.dbmodernizer.request.ThrottleRules;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.StageCommand;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules that say which commands of users the state of a migration allows. The provisioner
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
   * @param state the migration; null if there is none of that id
   * @return the refusal with its remedy; empty if the command can be carried out
   */
  public static Optional<Failure> refusal(StageCommand command, @Nullable StageState state) {
    if (state == null) {
      return refused(
          Reason.UNKNOWN_MIGRATION,
          "metadata.migrationId",
          "there is no migration of this id",
          "Look the id up with modernize status.");
    }
    if (isRemoved(state)) {
      return wrongState(
          "the migration has been removed",
          "Delete in Azure what its removal lists as kept; for another migration, publish a request"
              + " under a new migrationId.");
    }
    return switch (command.kind()) {
      case CANCEL -> cancel(state);
      case RETRY -> retry(state);
      case TEARDOWN -> teardown(command.command().getTeardown(), state);
      case RESTORE -> restore(command.command().getRestore(), state);
      case THROTTLE -> throttle(command.command().getThrottle(), state);
    };
  }

  /** A cancellation needs a stage that is running, and no removal. */
  private static Optional<Failure> cancel(StageState state) {
    if (isRemoving(state)) {
      return wrongState(
          "the migration is being removed, which cannot be cancelled",
          "Wait until it is removed, or request a retry if the removal has failed.");
    }
    return isProvisioning(state) || !OtherStages.of(state).running().isEmpty()
        ? Optional.empty()
        : wrongState(
            "nothing of the migration is running",
            "Do nothing, or request a teardown to remove what was created.");
  }

  /**
   * A retry needs a stage that has failed. A request that broke a rule cannot be retried, because
   * it is never changed.
   */
  private static Optional<Failure> retry(StageState state) {
    if (wasRefused(state)) {
      return wrongState(
          "the request itself was refused, and stays as it is",
          "Publish a corrected request under a new migrationId.");
    }
    return state.getState() == ProgressState.FAILED || !OtherStages.of(state).failed().isEmpty()
        ? Optional.empty()
        : wrongState("nothing of the migration has failed", "Wait for what is running.");
  }

  /**
   * A teardown needs a migration in which no stage is running. If the migration created the
   * database, the user has to confirm that the data may be removed.
   */
  private static Optional<Failure> teardown(
      @Nullable TeardownRequested teardown, StageState state) {
    if (isRemoving(state)) {
      return wrongState(
          "the migration is being removed already",
          "Wait until it is removed, or request a retry if the removal has failed.");
    }
    if (wasRefused(state)) {
      return wrongState(
          "the request itself was refused, so nothing was created",
          "Do nothing; there is nothing to remove.");
    }
    List<String> running = OtherStages.of(state).running();
    if (isProvisioning(state) || !running.isEmpty()) {
      return wrongState(
          "the migration is running: "
              + (running.isEmpty() ? "provisioner" : String.join(", ", running)),
          "Request a cancellation first, or wait until it is complete.");
    }
    boolean confirmed = teardown != null && teardown.getRemoveData();
    return ownsDatabase(state) && !confirmed
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
  private static Optional<Failure> restore(@Nullable RestoreRequested restore, StageState state) {
    if (isRemoving(state)) {
      return wrongState("the migration is being removed", "Restore from the backups in Azure.");
    }
    if (restore == null || !OtherStages.of(state).begun()) {
      return wrongState(
          "the target is not provisioned, so there is nothing to restore",
          "Wait until the migration is complete.");
    }
    MigrationRequested request = state.getRequest();
    List<FieldViolation> violations = RestoreRules.check(restore, request);
    return violations.isEmpty()
        ? Optional.empty()
        : violated(violations, "Request the restore again with the fields corrected.");
  }

  /**
   * A throttle needs a copy by the engine DIRECT that has not ended, and limits that keep the
   * rules. It is possible before the copy, and between a failure and its retry.
   */
  private static Optional<Failure> throttle(
      @Nullable ThrottleRequested throttle, StageState state) {
    if (isRemoving(state)) {
      return wrongState("the migration is being removed", NOTHING_TO_THROTTLE);
    }
    if (wasRefused(state)) {
      return wrongState(
          "the request itself was refused, so nothing is copied",
          "Publish a corrected request under a new migrationId.");
    }
    if (!CopyEngine.isDirect(state.getRequest().getMigration())) {
      return wrongState(
          "the engine DMS copies the rows, and its copy has no limits",
          "Limit the integration runtime instead, or request a migration with the engine DIRECT.");
    }
    if (OtherStages.of(state).migrationCompleted()) {
      return wrongState("the rows are copied and compared", NOTHING_TO_THROTTLE);
    }
    List<FieldViolation> violations = throttle == null ? List.of() : ThrottleRules.check(throttle);
    return violations.isEmpty()
        ? Optional.empty()
        : violated(violations, "Request the limits again with the fields corrected.");
  }

  /** Returns whether the request itself broke a rule. Nothing was created then. */
  private static boolean wasRefused(StageState state) {
    Failure failure = state.getFailure();
    return state.getState() == ProgressState.FAILED
        && failure != null
        && !failure.getViolations().isEmpty();
  }

  /** Returns whether the main work of the provisioner has not ended. */
  private static boolean isProvisioning(StageState state) {
    return state.getProcedure().isEmpty()
        && state.getState() != ProgressState.DONE
        && state.getState() != ProgressState.FAILED;
  }

  /** Returns whether a removal has begun, also if it has failed or ended. */
  private static boolean isRemoving(StageState state) {
    return state.getProcedure().equals(Procedure.REMOVE);
  }

  private static boolean isRemoved(StageState state) {
    return isRemoving(state) && state.getState() == ProgressState.DONE;
  }

  /** Returns whether a teardown would remove the database with its data. */
  private static boolean ownsDatabase(StageState state) {
    String database = TargetScope.of(state.getRequest()).databaseId().toString();
    return state.getResources().stream()
        .anyMatch(r -> r.getCreated() && ResourceId.same(r.getId(), database));
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
