package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All steps of a stage: its main work, its procedures and its upkeep, each a graph of its own. */
final class StageGraph {
  /** Name under which the state holds the steps of the main work. */
  static final String MAIN = "";

  private final Map<String, StepGraph> graphs = new LinkedHashMap<>();
  private final Map<String, Procedure> procedures = new HashMap<>();
  private final Map<String, String> procedureByStep = new HashMap<>();

  /**
   * @throws IllegalArgumentException if a step comes after a later one, or a step name is used
   *     twice in the stage
   */
  StageGraph(Stage stage) {
    add(MAIN, stage.steps());
    for (Procedure procedure : stage.procedures()) {
      if (!procedure.steps().isEmpty()) {
        procedures.put(procedure.name(), procedure);
        add(procedure.name(), procedure.steps());
      }
    }
    if (!stage.upkeep().isEmpty()) {
      add(Procedure.UPKEEP, stage.upkeep());
    }
  }

  private void add(String procedure, List<Step> steps) {
    StepGraph graph = new StepGraph(steps);
    graphs.put(procedure, graph);
    for (String step : graph.names()) {
      String other = procedureByStep.put(step, procedure);
      if (other != null) {
        throw new IllegalArgumentException(
            "step name " + step + " is used in '" + other + "' and in '" + procedure + "'");
      }
    }
  }

  Optional<Procedure> procedure(String name) {
    return Optional.ofNullable(procedures.get(name));
  }

  /** Returns the names of the steps of the main work, of a procedure or of the upkeep, in order. */
  List<String> names(String procedure) {
    StepGraph graph = graphs.get(procedure);
    return graph == null ? List.of() : graph.names();
  }

  /** Returns the weights of those steps, in the same order; empty if they are all alike. */
  List<Integer> weights(String procedure) {
    List<Integer> weights = names(procedure).stream().map(name -> step(name).weight()).toList();
    return weights.stream().allMatch(weight -> weight == 1) ? List.of() : weights;
  }

  /** Returns the names of those steps that a request does not ask for, in order. */
  List<String> skipped(String procedure, MigrationRequested request) {
    return names(procedure).stream()
        .filter(name -> step(name).notRequested(request).isPresent())
        .toList();
  }

  boolean contains(String step) {
    return procedureByStep.containsKey(step);
  }

  /** Returns the name of the procedure of a step; empty for the main work. */
  String procedureOf(String step) {
    String procedure = procedureByStep.get(step);
    if (procedure == null) {
      throw new IllegalArgumentException("no step is called " + step);
    }
    return procedure;
  }

  /** Returns whether a step comes after another one of the same procedure, directly or not. */
  boolean comesAfter(String step, String earlier) {
    StepGraph graph = graphs.get(procedureOf(step));
    return graph != null && graph.comesAfter(step, earlier);
  }

  Step step(String name) {
    StepGraph graph = graphs.get(procedureOf(name));
    if (graph == null) {
      throw new IllegalStateException("no graph has step " + name);
    }
    return graph.step(name);
  }
}
