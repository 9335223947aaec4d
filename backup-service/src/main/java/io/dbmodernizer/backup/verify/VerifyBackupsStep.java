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
 * Reads both policies and the database once more after all is written, and keeps what Azure reports
 * for the event. What differs from the request now was changed by somebody in between, so it is a
 * failure and is not written again.
 */
public final class VerifyBackupsStep implements Step {
  /** Name of the step. */
  public static final String NAME = "verify";

  private final SqlClients clients;

  /**
   * @param clients of the Azure SDK
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
        "Find out who removed the database; provision it again with a new request.");
  }

  private static StepResult changed(TargetDatabase target, List<Difference> differences) {
    return StepResult.retryable(
        Reason.POLICY_NOT_APPLIED,
        target.id(),
        "retention of database "
            + target.name()
            + " was set but reads back different: "
            + differences.stream().map(Difference::toString).collect(Collectors.joining("; ")),
        "Look for an Azure Policy or another actor that changes it back.");
  }
}
