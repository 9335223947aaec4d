package io.dbmodernizer.backup.restore;

import io.dbmodernizer.backup.retention.TargetDatabase;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.request.RestoreRules;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;

/**
 * The step that checks whether a restore is possible, before anything is created. It checks the
 * rules of the command, the backup and that the name is free. A refusal names the field, the rule
 * and the remedy.
 */
final class RestoreSourceStep implements Step {
  /** Name of the step. */
  static final String NAME = "restore-source";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
  private static final int LONGEST_NAME = 128;

  private final AzureConnection azure;

  /**
   * Creates the step.
   *
   * @param azure connection to Azure Resource Manager
   */
  RestoreSourceStep(AzureConnection azure) {
    this.azure = azure;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StepResult run(StepContext context) {
    RestoreRequested command = command(context.command());
    List<FieldViolation> violations = RestoreRules.check(command, context.request());
    if (!violations.isEmpty()) {
      return refused(Reason.INVALID_REQUEST, violations);
    }
    TargetDatabase target = TargetDatabase.of(context);
    String name = name(command, target);
    try {
      requireFree(target, name);
      RestorePlan plan =
          new RestoreSources(azure.rest())
              .find(
                  command,
                  target,
                  context.request().getTarget().getDatabase().getServiceObjective(),
                  name,
                  context.now());
      return StepResult.done(
          "database " + name + " can be restored from " + plan.source(), plan.outputs());
    } catch (RestoreRefused refusal) {
      return refused(refusal.reason(), refusal.violations());
    }
  }

  /**
   * Returns the restore in a command that the provisioner has accepted.
   *
   * @throws IllegalStateException if the command is no restore
   */
  static RestoreRequested command(CommandAccepted accepted) {
    RestoreRequested restore = accepted.getRestore();
    if (restore == null) {
      throw new IllegalStateException("the procedure was begun by a command that is no restore");
    }
    return restore;
  }

  private static StepResult refused(Reason reason, List<FieldViolation> violations) {
    FieldViolation first = violations.get(0);
    StepResult.Failed failed =
        StepResult.failed(
            reason,
            first.getField(),
            first.getField() + " " + first.getMessage(),
            "Request a restore with: " + first.getAccepted() + ".");
    failed.failure().setViolations(violations);
    return failed;
  }

  private void requireFree(TargetDatabase target, String name) {
    if (azure
        .rest()
        .get(RestoreSources.databaseId(target, name), ArmTypes.SQL_DATABASE.apiVersion())
        .isPresent()) {
      throw new RestoreRefused(
          Reason.NAME_TAKEN,
          "databaseName",
          "is the name of a database that exists on server " + target.scope().server(),
          "another name, or empty to derive one");
    }
  }

  /** Returns the name in the command, or one derived from the time of the command. */
  private static String name(RestoreRequested command, TargetDatabase target) {
    if (!command.getDatabaseName().isEmpty()) {
      return command.getDatabaseName();
    }
    Instant time = Objects.requireNonNullElse(command.getMetadata().getOccurredAt(), Instant.EPOCH);
    String suffix = "-restored-" + STAMP.format(time);
    String start = target.name();
    return start.substring(0, Math.min(start.length(), LONGEST_NAME - suffix.length())) + suffix;
  }
}
