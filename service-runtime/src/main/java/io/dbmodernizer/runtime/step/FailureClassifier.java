package io.dbmodernizer.runtime.step;

import java.util.Optional;

/**
 * Knows what the exceptions of one technology mean. The runtime asks every classifier in turn; what
 * none knows becomes an {@code INTERNAL_ERROR} that is retried.
 */
@FunctionalInterface
public interface FailureClassifier {

  /**
   * @param thrown what a step threw
   * @return what the step stands at now, usually failed, or empty if it is not of this technology
   */
  Optional<StepResult> classify(Throwable thrown);
}
