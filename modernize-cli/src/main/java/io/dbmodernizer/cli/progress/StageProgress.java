package io.dbmodernizer.cli.progress;

import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TableTotals;
import io.dbmodernizer.progress.WeightedProgress;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one stage of one migration, from its events: of its main work, or of a later
 * command. Upkeep after the main work is left out.
 */
final class StageProgress {

  private static final String UPKEEP = "upkeep";
  private static final String CANCEL = "cancel";
  private static final int COMPLETE = 100;

  private final Map<String, StepProgressed> mainSteps = new LinkedHashMap<>();
  private final Map<String, Integer> weights = new HashMap<>();
  private final Map<String, Integer> reached = new HashMap<>();
  private final Set<String> mainParts = new LinkedHashSet<>();
  private @Nullable TableTotals tables;
  private Map<String, StepProgressed> steps = mainSteps;
  private Set<String> expected = new LinkedHashSet<>();
  private String procedure = "";
  private @Nullable StepProgressed latest;

  void accept(StepProgressed event) {
    if (event.getProcedure().equals(UPKEEP)) {
      return;
    }
    if (!event.getProcedure().equals(procedure)) {
      procedure = event.getProcedure();
      // The main work continues where it stopped. Other procedures begin at 0.
      steps = procedure.isEmpty() ? mainSteps : new LinkedHashMap<>();
      event.getSteps().stream().filter(name -> !mainParts.contains(name)).forEach(reached::remove);
      expected = new LinkedHashSet<>(steps.keySet());
    }
    expected.addAll(event.getSteps());
    expected.removeAll(event.getSkipped());
    expected.add(event.getStep());
    steps.put(event.getStep(), event);
    count(event);
    tables = event.getTableTotals() == null ? tables : event.getTableTotals();
    if (event.getState() != ProgressState.PENDING) {
      latest = event;
    }
  }

  /**
   * Returns the progress in percent, 0 to 100, as in the status: the highest percent of each step,
   * by weight. A cancellation has the progress of the work that it stopped. A teardown and a
   * restore begin at 0.
   */
  int percent() {
    WeightedProgress work = new WeightedProgress();
    Collection<String> parts = procedure.equals(CANCEL) ? mainParts : expected;
    for (String step : parts) {
      work.add(weights.getOrDefault(step, 1), reached.getOrDefault(step, 0));
    }
    return work.percent();
  }

  /** Returns the procedure of the stage; empty for its main work. */
  String procedure() {
    return procedure;
  }

  ProgressState state() {
    if (any(ProgressState.FAILED)) {
      return ProgressState.FAILED;
    }
    if (!expected.isEmpty()
        && expected.stream().map(steps::get).allMatch(step -> is(step, ProgressState.DONE))) {
      return ProgressState.DONE;
    }
    if (any(ProgressState.RUNNING)) {
      return ProgressState.RUNNING;
    }
    if (any(ProgressState.WAITING)) {
      return ProgressState.WAITING;
    }
    return latest == null ? ProgressState.PENDING : ProgressState.RUNNING;
  }

  /**
   * Returns the step to show: one that failed, else one that runs, else the last that changed; null
   * if there is none.
   */
  @Nullable StepProgressed current() {
    for (ProgressState state :
        new ProgressState[] {ProgressState.FAILED, ProgressState.RUNNING, ProgressState.WAITING}) {
      StepProgressed last = null;
      for (StepProgressed step : steps.values()) {
        if (step.getState() == state) {
          last = step;
        }
      }
      if (last != null) {
        return last;
      }
    }
    return latest;
  }

  /** Returns the number of copied tables and of all tables; empty if no table is known. */
  String tablesCopied() {
    TableTotals totals = tables;
    if (totals == null) {
      return "";
    }
    int copied = totals.getCopied() + totals.getMatched() + totals.getMismatched();
    return copied + "/" + totals.getTables() + " tables";
  }

  private void count(StepProgressed event) {
    for (int i = 0; i < Math.min(event.getSteps().size(), event.getWeights().size()); i++) {
      weights.put(event.getSteps().get(i), event.getWeights().get(i));
    }
    int percent = event.getState() == ProgressState.DONE ? COMPLETE : event.getPercent();
    reached.merge(event.getStep(), percent, Math::max);
    if (procedure.isEmpty()) {
      mainParts.addAll(expected);
    }
  }

  private boolean any(ProgressState state) {
    return steps.values().stream().anyMatch(step -> is(step, state));
  }

  private static boolean is(@Nullable StepProgressed step, ProgressState state) {
    return step != null && step.getState() == state;
  }
}
