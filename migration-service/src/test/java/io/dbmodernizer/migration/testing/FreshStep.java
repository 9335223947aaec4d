package io.dbmodernizer.migration.testing;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import io.dbmodernizer.state.StageState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/**
 * A step that is made anew for every run, as if each run were done by another instance of the
 * service.
 *
 * @param maker makes the step
 */
public record FreshStep(Supplier<Step> maker) implements Step {

  @Override
  public String name() {
    return maker.get().name();
  }

  @Override
  public Set<String> after() {
    return maker.get().after();
  }

  @Override
  public Optional<String> notRequested(MigrationRequested request) {
    return maker.get().notRequested(request);
  }

  @Override
  public Optional<SpecificRecord> milestone(StageState state) {
    return maker.get().milestone(state);
  }

  @Override
  public String kept(String checkpoint) {
    return maker.get().kept(checkpoint);
  }

  @Override
  public List<Verification> verify(StepContext context) throws Exception {
    return maker.get().verify(context);
  }

  @Override
  public StepResult run(StepContext context) throws Exception {
    return maker.get().run(context);
  }
}
