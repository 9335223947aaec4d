package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.runtime.step.StepResult;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The meters of the runs of steps. A meter that fails does not affect the result of a run. */
final class StepMeter {
  private static final Logger LOG = LoggerFactory.getLogger(StepMeter.class);

  private final String stage;
  private final MeterRegistry meters;

  StepMeter(String stage, MeterRegistry meters) {
    this.stage = stage;
    this.meters = meters;
  }

  void ran(String step, StepResult result, long nanos) {
    try {
      meters
          .timer(
              "dbmodernizer.step.run",
              "stage",
              stage,
              "step",
              step,
              "result",
              result.getClass().getSimpleName())
          .record(nanos, TimeUnit.NANOSECONDS);
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("step", step)
          .addKeyValue("exception", e.getClass().getName())
          .log("A run could not be metered");
    }
  }
}
