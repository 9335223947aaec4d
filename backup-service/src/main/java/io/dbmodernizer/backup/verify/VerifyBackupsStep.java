package io.dbmodernizer.backup.verify;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.models.DatabaseInner;
import io.dbmodernizer.backup.retention.RetentionPolicies;
import io.dbmodernizer.backup.retention.RetentionPolicy;
import io.dbmodernizer.backup.retention.SqlClients;
import io.dbmodernizer.backup.retention.TargetDatabase;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The step that reads both policies and the database after all policies are written. It hands the
 * reported values on to the event. A difference from the request means that another user has
 * changed a policy since. The step then fails and does not write the policy again.
 */
public final class VerifyBackupsStep implements Step {
  /** Name of the step. */
  public static final String NAME = "verify";

  private final SqlClients clients;

  /**
   * Creates the step.
   *
   * @param clients clients of the Azure SDK
   */
  public VerifyBackupsStep(SqlClients clients) {
    this.clients = clients;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(RetentionPolicy.SHORT_TERM, RetentionPolicy.LONG_TERM);
  }

  @Override
  public StepResult run(StepContext context) {
    TargetDatabase target = TargetDatabase.of(context);
    Optional<RetentionPolicies> policies = RetentionPolicies.read(clients, target);
    Optional<DatabaseInner> database = database(target);
    if (policies.isEmpty() || database.isEmpty()) {
      return gone(target);
    }
    List<Difference> differences =
        policies.get().differences(clients, target, context.request().getBackup());
    if (!differences.isEmpty()) {
      return changed(target, differences);
    }
    return StepResult.done(
        "backups of database " + target.name() + " are kept as requested",
        ReportedPolicy.outputs(policies.get(), database.get().earliestRestoreDate()));
  }

  private Optional<DatabaseInner> database(TargetDatabase target) {
    return ArmLookup.find(
        () ->
            clients
                .of(target)
                .getDatabases()
                .getWithResponse(
                    target.scope().resourceGroup(),
                    target.scope().server(),
                    target.name(),
                    Context.NONE));
  }

  private static StepResult gone(TargetDatabase target) {
    return StepResult.retryable(
        Reason.POLICY_NOT_APPLIED,
        target.id(),
        "database " + target.name() + " does not exist any more",
        "Find out who removed the database. Publish a new request to provision it again.");
  }

  private static StepResult changed(TargetDatabase target, List<Difference> differences) {
    return StepResult.retryable(
        Reason.POLICY_NOT_APPLIED,
        target.id(),
        "retention of database "
            + target.name()
            + " was set, but Azure reports other values: "
            + differences.stream().map(Difference::toString).collect(Collectors.joining("; ")),
        "Look for an Azure Policy or a user that changes the retention.");
  }
}
