package io.dbmodernizer.backup.retention;

import io.dbmodernizer.request.BackupCapability;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sets how long weekly, monthly and yearly backups are kept. Comes after short-term retention
 * because Azure refuses two changes of one database at a time. Where the tier keeps no long-term
 * backups nothing is called: a request that wants them was refused before.
 */
public final class LongTermRetentionStep extends RetentionStep<LongTermRetention> {
  /** Name of the step. */
  public static final String NAME = "long-term-retention";

  /**
   * @param clients of the Azure SDK
   */
  public LongTermRetentionStep(SqlClients clients) {
    super(clients.connection(), new LongTermPolicy(clients));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(ShortTermRetentionStep.NAME);
  }

  @Override
  public StepResult run(StepContext context) {
    return TargetDatabase.of(context).hasLongTerm()
        ? super.run(context)
        : StepResult.done("not applicable: " + lacking(context));
  }

  @Override
  public List<Verification> verify(StepContext context) {
    return TargetDatabase.of(context).hasLongTerm()
        ? super.verify(context)
        : List.of(
            new Verification(
                subject(context),
                "",
                Verification.Verdict.NOT_APPLICABLE,
                List.of(lacking(context)),
                Map.of()));
  }

  private static String lacking(StepContext context) {
    BackupCapability capability = TargetDatabase.of(context).capability();
    String reason = capability == null ? null : capability.withoutLongTerm();
    return reason == null ? "" : reason;
  }
}
