package io.dbmodernizer.cli.progress;

import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TableTotals;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where one stage of one migration stands, put together from its events: its main work, or what it
 * carries out on a command since. What it does by itself after its work is done is left out.
 */
final class StageProgress {

  private static final String UPKEEP = "upkeep";

  private final Map<String, StepProgressed> mainSteps = new LinkedHashMap<>();
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
      // The main work goes on where it stood; anything else begins anew.
      steps = procedure.isEmpty() ? mainSteps : new LinkedHashMap<>();
      expected = new LinkedHashSet<>(steps.keySet());
    }
    expected.addAll(event.getSteps());
    expected.add(event.getStep());
    steps.put(event.getStep(), event);
    tables = event.getTableTotals() == null ? tables : event.getTableTotals();
    if (event.getState() != ProgressState.PENDING) {
      latest = event;
    }
  }

  /** 0 to 100: the mean of the steps. */
  int percent() {
    if (expected.isEmpty()) {
      return 0;
    }
    int sum = 0;
    for (String step : expected) {
      StepProgressed event = steps.get(step);
      sum += event == null ? 0 : event.getState() == ProgressState.DONE ? 100 : event.getPercent();
    }
    return sum / expected.size();
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
   * The step that is worth mentioning: one that failed, then one that runs, then the last that
   * changed.
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

  /** Tables whose rows are on the target, and all tables known; empty while there are none. */
  String tablesCopied() {
    TableTotals totals = tables;
    if (totals == null) {
      return "";
    }
    int copied = totals.getCopied() + totals.getMatched() + totals.getMismatched();
    return copied + "/" + totals.getTables() + " tables";
  }

  private boolean any(ProgressState state) {
    return steps.values().stream().anyMatch(step -> is(step, state));
  }

  private static boolean is(@Nullable StepProgressed step, ProgressState state) {
    return step != null && step.getState() == state;
  }
}
