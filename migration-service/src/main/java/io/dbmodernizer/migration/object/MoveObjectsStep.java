package io.dbmodernizer.migration.object;

import io.dbmodernizer.datamover.transfer.ObjectChange;
import io.dbmodernizer.datamover.transfer.ObjectPlan;
import io.dbmodernizer.events.ObjectTotals;
import io.dbmodernizer.migration.compare.CompareStep;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.state.StageState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Moves views, functions, procedures, synonyms and triggers once the rows are compared, and proves
 * it: the step is done only when a plan made anew from both catalogs has nothing left that the
 * target accepts. Nothing is altered or dropped. Triggers are created last, so that none fires
 * while rows are copied.
 *
 * <p>An object that the target refuses, or has with another definition, is named. It fails the
 * migration only if moved tables behave differently without it, and the request does not accept
 * that.
 */
public final class MoveObjectsStep extends ObjectStep {
  /** Name of the step. */
  public static final String NAME = "move-objects";

  static final OutputKey<List<ObjectTotals>> TOTALS =
      OutputKey.of("objects.totals", ObjectTotalsJson::write, ObjectTotalsJson::read);

  /**
   * @param connections opens both databases
   * @param sliceLength time after which a run hands over
   */
  public MoveObjectsStep(SqlConnections connections, Duration sliceLength) {
    super(connections, sliceLength);
  }

  /** Returns the objects of a stored stage in numbers; empty before the step is done. */
  public static List<ObjectTotals> totals(StageState state) {
    return Outputs.of(state).getOrDefault(TOTALS, List.of());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(CompareStep.NAME);
  }

  @Override
  StepResult run(Work work) throws SQLException {
    ObjectPlan plan = work.plan();
    ObjectProgress progress = work.progress();
    List<ObjectChange> missing = progress.triggers() ? plan.triggers() : plan.withoutTriggers();
    if (!progress.isConcluded(missing.size())) {
      return going(plan, work.create(missing));
    }
    List<ObjectChange> settings =
        plan.settings().stream()
            .filter(change -> change.id().kind().comesLast() == progress.triggers())
            .toList();
    if (!settings.isEmpty() && !progress.set()) {
      return going(plan, work.set(settings));
    }
    if (!progress.triggers() && !(plan.triggers().isEmpty() && statesAreSet(plan))) {
      return going(plan, progress.withTriggers());
    }
    return ObjectVerdict.of(plan, progress, work.sides()).result(work.target());
  }

  private static boolean statesAreSet(ObjectPlan plan) {
    return plan.settings().stream().noneMatch(change -> change.id().kind().comesLast());
  }

  private static StepResult going(ObjectPlan plan, ObjectProgress progress) {
    int all = plan.inSource().values().stream().mapToInt(Integer::intValue).sum();
    int equal = plan.equal().values().stream().mapToInt(Integer::intValue).sum();
    return StepResult.inProgress(
            Math.min(99, 100 * equal / Math.max(1, all)),
            progress.created()
                + (progress.triggers()
                    ? " objects created, triggers are being created"
                    : " objects created, triggers come last"),
            Duration.ZERO)
        .withCheckpoint(progress);
  }
}
