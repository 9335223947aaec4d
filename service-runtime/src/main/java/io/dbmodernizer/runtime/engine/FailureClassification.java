package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.FailureClassifier;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a step threw into where it stands, and keeps secrets out of the words. */
public final class FailureClassification {
  private static final Logger LOG = LoggerFactory.getLogger(FailureClassification.class);

  private final List<FailureClassifier> classifiers;
  private final UnaryOperator<String> redaction;

  /**
   * @param classifiers asked in order
   * @param redaction takes secrets out of a text
   */
  public FailureClassification(
      List<FailureClassifier> classifiers, UnaryOperator<String> redaction) {
    this.classifiers = List.copyOf(classifiers);
    this.redaction = redaction;
  }

  /** Where a step stands that threw; its words may still hold secrets. */
  public StepResult classify(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof StepException known) {
        return known.failed();
      }
    }
    for (FailureClassifier classifier : classifiers) {
      Optional<StepResult> result = classifier.classify(thrown);
      if (result.isPresent()) {
        return result.get();
      }
    }
    LOG.atWarn()
        .addKeyValue("stackTrace", redaction.apply(stackTrace(thrown)))
        .log("A step threw something that no classifier knows");
    return StepResult.retryable(
        Reason.INTERNAL_ERROR,
        thrown.getClass().getName(),
        thrown.getClass().getSimpleName() + ": " + thrown.getMessage(),
        "This is probably a defect of DB Modernizer; report it with the service's log.");
  }

  /**
   * As text, because the messages of the causes may hold a secret and have to pass the redaction.
   */
  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** The same result with secrets taken out of its words. */
  public StepResult redact(StepResult result) {
    if (result instanceof StepResult.Failed failed) {
      Failure failure = Failure.newBuilder(failed.failure()).build();
      failure.setMessage(redaction.apply(failure.getMessage()));
      failure.setSubject(redaction.apply(failure.getSubject()));
      failure.setRemedy(redaction.apply(failure.getRemedy()));
      return new StepResult.Failed(
          failure, failed.retryable(), failed.retryAfter(), failed.operationEnded());
    }
    if (result instanceof StepResult.Waiting waiting) {
      return StepResult.waiting(
          waiting.reason(), redaction.apply(waiting.waitingOn()), waiting.retryAfter());
    }
    return result;
  }
}
