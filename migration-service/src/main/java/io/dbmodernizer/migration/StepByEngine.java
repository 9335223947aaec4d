package io.dbmodernizer.migration;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.CopyEngine;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A step that each engine carries out in its own way. It has the name, the place and the weight of
 * the engine DMS.
 *
 * @param dms the step with the engine DMS
 * @param direct the step with the engine DIRECT
 */
record StepByEngine(Step dms, Step direct) implements Step {

  StepByEngine {
    if (!dms.name().equals(direct.name())) {
      throw new IllegalArgumentException(
          "both engines need one name, got " + dms.name() + " and " + direct.name());
    }
  }

  private Step of(MigrationRequested request) {
    return CopyEngine.isDirect(request.getMigration()) ? direct : dms;
  }

  @Override
  public String name() {
    return dms.name();
  }

  @Override
  public int weight() {
    return dms.weight();
  }

  @Override
  public Set<String> after() {
    return dms.after();
  }

  @Override
  public Optional<String> notRequested(MigrationRequested request) {
    return of(request).notRequested(request);
  }

  @Override
  public StepResult run(StepContext context) throws Exception {
    return of(context.request()).run(context);
  }

  /** Keeps what the engine DMS keeps, because that depends on no request. */
  @Override
  public String kept(String checkpoint) {
    return dms.kept(checkpoint);
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return of(context.request()).counterparts(context);
  }

  @Override
  public List<Verification> verify(StepContext context) throws Exception {
    return of(context.request()).verify(context);
  }
}
