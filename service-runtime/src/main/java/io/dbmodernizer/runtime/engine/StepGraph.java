package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.runtime.step.Step;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps of a graph by name. The constructor checks that a step comes after earlier listed steps
 * only.
 */
final class StepGraph {
  private final Map<String, Step> steps = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if a name is used twice, or a step comes after one that is not
   *     listed before it
   */
  StepGraph(List<Step> ordered) {
    Set<String> seen = new HashSet<>();
    for (Step step : ordered) {
      for (String earlier : step.after()) {
        if (!seen.contains(earlier)) {
          throw new IllegalArgumentException(
              "step "
                  + step.name()
                  + " comes after "
                  + earlier
                  + ", which is not listed before it");
        }
      }
      if (!seen.add(step.name())) {
        throw new IllegalArgumentException("step name " + step.name() + " is used twice");
      }
      steps.put(step.name(), step);
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a stage needs at least one step");
    }
  }

  List<String> names() {
    return List.copyOf(steps.keySet());
  }

  boolean contains(String name) {
    return steps.containsKey(name);
  }

  /** Returns whether a step comes after another one, directly or not. */
  boolean comesAfter(String step, String earlier) {
    return step(step).after().stream()
        .anyMatch(before -> before.equals(earlier) || comesAfter(before, earlier));
  }

  Step step(String name) {
    Step step = steps.get(name);
    if (step == null) {
      throw new IllegalArgumentException("no step is called " + name);
    }
    return step;
  }
}
