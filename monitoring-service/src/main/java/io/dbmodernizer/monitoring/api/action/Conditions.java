package io.dbmodernizer.monitoring.api.action;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.runtime.command.MigrationCondition;
import io.dbmodernizer.runtime.stage.Procedure;
import java.util.List;
import java.util.Optional;

/**
 * What the rules for commands look at, as far as a snapshot says it. The provisioner knows more: it
 * has the request, and reads the outcomes of the other stages itself.
 */
final class Conditions {
  private static final String PROVISIONER = "provisioner";
  private static final String MIGRATION = "migration";
  private static final String DATABASE = "Microsoft.Sql/servers/databases";

  private Conditions() {}

  static MigrationCondition of(MigrationStatus status) {
    boolean provisioned = is(status, PROVISIONER, ProgressState.DONE);
    return new MigrationCondition(
        status.getState() == MigrationState.REMOVED,
        isRemoving(status),
        isRefused(status),
        provisioned,
        running(status, provisioned),
        status.getStages().stream().anyMatch(stage -> stage.getState() == ProgressState.FAILED),
        status.getResources().stream().anyMatch(Conditions::isOwnDatabase),
        is(status, MIGRATION, ProgressState.DONE),
        status.getEngine() == MigrationEngine.UNSPECIFIED ? null : status.getEngine(),
        null);
  }

  private static boolean isRemoving(MigrationStatus status) {
    return status.getState() == MigrationState.REMOVING
        || status.getState() == MigrationState.REMOVED
        || status.getStages().stream()
            .flatMap(stage -> stage.getSteps().stream())
            .anyMatch(step -> step.getProcedure().equals(Procedure.REMOVE));
  }

  /** Returns whether the request was refused, by its rules or because its id was used before. */
  private static boolean isRefused(MigrationStatus status) {
    Failure failure = stage(status, PROVISIONER).map(stage -> stage.getFailure()).orElse(null);
    return (failure != null && !failure.getViolations().isEmpty())
        || (status.getState() == MigrationState.FAILED
            && status.getRefusal() != null
            && status.getStages().stream()
                .allMatch(stage -> stage.getState() == ProgressState.PENDING));
  }

  private static List<String> running(MigrationStatus status, boolean provisioned) {
    if (!provisioned) {
      return is(status, PROVISIONER, ProgressState.FAILED) ? List.of() : List.of(PROVISIONER);
    }
    return status.getStages().stream()
        .filter(stage -> stage.getState() != ProgressState.DONE)
        .filter(stage -> stage.getState() != ProgressState.FAILED)
        .map(StageStatus::getName)
        .toList();
  }

  private static boolean isOwnDatabase(AzureResource resource) {
    return resource.getCreated()
        && !resource.getRestored()
        && resource.getType().equalsIgnoreCase(DATABASE);
  }

  private static boolean is(MigrationStatus status, String name, ProgressState state) {
    return stage(status, name).filter(stage -> stage.getState() == state).isPresent();
  }

  private static Optional<StageStatus> stage(MigrationStatus status, String name) {
    return status.getStages().stream().filter(stage -> stage.getName().equals(name)).findFirst();
  }
}
