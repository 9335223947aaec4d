package io.dbmodernizer.provisioner.command;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.request.CopyEngine;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.command.CommandRules;
import io.dbmodernizer.runtime.command.MigrationCondition;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.StageCommand;
import io.dbmodernizer.state.StageState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses commands of users by the state of the provisioner's stage. */
public final class CommandRefusals {
  private static final String PROVISIONER = "provisioner";

  private CommandRefusals() {}

  /**
   * Returns why a command is refused.
   *
   * @param command the command as the user published it
   * @param state the migration; null if there is none of that id
   * @return the refusal with its remedy; empty if the command can be carried out
   */
  public static Optional<Failure> refusal(StageCommand command, @Nullable StageState state) {
    return CommandRules.refusal(command, state == null ? null : condition(state));
  }

  private static MigrationCondition condition(StageState state) {
    OtherStages others = OtherStages.of(state);
    return new MigrationCondition(
        isRemoving(state) && state.getState() == ProgressState.DONE,
        isRemoving(state),
        wasRefused(state),
        others.begun(),
        isProvisioning(state) ? List.of(PROVISIONER) : others.running(),
        state.getState() == ProgressState.FAILED || !others.failed().isEmpty(),
        ownsDatabase(state),
        others.migrationCompleted(),
        CopyEngine.of(state.getRequest().getMigration()),
        state.getRequest());
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

  /** Returns whether a teardown would remove the database with its data. */
  private static boolean ownsDatabase(StageState state) {
    if (state.getResources().isEmpty()) {
      return false;
    }
    String database = TargetScope.of(state.getRequest()).databaseId().toString();
    return state.getResources().stream()
        .anyMatch(r -> r.getCreated() && ResourceId.same(r.getId(), database));
  }
}
