package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A step that does what a test says, and remembers what it was run with. */
public class ScriptedStep implements Step {

  /** What the step does. */
  @FunctionalInterface
  public interface Script {
    /** Runs. */
    StepResult run(StepContext context) throws Exception;
  }

  private final String name;
  private final Set<String> after;
  private final Script script;
  private final List<StepContext> runs = new CopyOnWriteArrayList<>();

  /**
   * @param name name of the step
   * @param after names of the steps before it
   * @param script what it does
   */
  public ScriptedStep(String name, Set<String> after, Script script) {
    this.name = name;
    this.after = Set.copyOf(after);
    this.script = script;
  }

  /** What it was run with so far. */
  public List<StepContext> runs() {
    return runs;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> after() {
    return after;
  }

  @Override
  public StepResult run(StepContext context) throws Exception {
    runs.add(context);
    return script.run(context);
  }
}
