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

/**
 * The classification of what a step has thrown, and the removal of secrets from its texts. It
 * always returns a result. If a classifier or the redaction fails itself, the texts are lost, not
 * the result.
 */
public final class FailureClassification {
  private static final Logger LOG = LoggerFactory.getLogger(FailureClassification.class);
  private static final int DEEPEST_CAUSE = 32;
  private static final String WITHHELD =
      "the words are withheld, because secrets could not be taken out of them";

  private final List<FailureClassifier> classifiers;
  private final UnaryOperator<String> redaction;
  private final ProcessHealth health;

  /**
   * @param classifiers asked in order
   * @param redaction takes secrets out of a text
   */
  public FailureClassification(
      List<FailureClassifier> classifiers, UnaryOperator<String> redaction) {
    this(classifiers, redaction, new ProcessHealth());
  }

  /**
   * @param classifiers asked in order
   * @param redaction takes secrets out of a text
   * @param health notes errors that need a restart
   */
  public FailureClassification(
      List<FailureClassifier> classifiers, UnaryOperator<String> redaction, ProcessHealth health) {
    this.classifiers = List.copyOf(classifiers);
    this.redaction = redaction;
    this.health = health;
  }

  /** Returns the result of a step that threw. Its texts may still hold secrets. */
  public StepResult classify(Throwable thrown) {
    health.note(thrown);
    Throwable t = thrown;
    for (int depth = 0; t != null && depth < DEEPEST_CAUSE; depth++, t = t.getCause()) {
      if (t instanceof StepException known) {
        return known.failed();
      }
    }
    for (FailureClassifier classifier : classifiers) {
      Optional<StepResult> result = asked(classifier, thrown);
      if (result.isPresent()) {
        return result.get();
      }
    }
    return unknown(thrown);
  }

  private Optional<StepResult> asked(FailureClassifier classifier, Throwable thrown) {
    try {
      return classifier.classify(thrown);
    } catch (Throwable e) {
      health.note(e);
      LOG.atWarn()
          .addKeyValue("classifier", classifier.getClass().getName())
          .addKeyValue("exception", e.getClass().getName())
          .log("A classifier of failures threw; the next one is asked");
      return Optional.empty();
    }
  }

  private StepResult unknown(Throwable thrown) {
    String type = thrown.getClass().getName();
    String message;
    try {
      LOG.atWarn()
          .addKeyValue("stackTrace", redaction.apply(stackTrace(thrown)))
          .log("A step threw something that no classifier knows");
      message = thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    } catch (Throwable e) {
      health.note(e);
      LOG.atWarn()
          .addKeyValue("exception", type)
          .log("A step threw something that no classifier knows and that cannot be written down");
      message = type + "; " + WITHHELD;
    }
    return StepResult.retryable(
        Reason.INTERNAL_ERROR,
        type,
        message,
        "This is probably a defect of DB Modernizer; report it with the service's log.");
  }

  /**
   * Returns the stack trace as text, so that the redaction removes secrets from the messages of the
   * causes.
   */
  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /**
   * Returns the same result with secrets taken out of its words; without its words if that does not
   * work.
   */
  public StepResult redact(StepResult result) {
    try {
      return with(result, redaction);
    } catch (Throwable e) {
      health.note(e);
      LOG.atWarn()
          .addKeyValue("exception", e.getClass().getName())
          .log("Secrets could not be taken out of the words of a result; they are withheld");
      return with(result, text -> text.isEmpty() ? "" : WITHHELD);
    }
  }

  private static StepResult with(StepResult result, UnaryOperator<String> words) {
    if (result instanceof StepResult.Failed failed) {
      Failure failure = Failure.newBuilder(failed.failure()).build();
      failure.setMessage(words.apply(failure.getMessage()));
      failure.setSubject(words.apply(failure.getSubject()));
      failure.setRemedy(words.apply(failure.getRemedy()));
      return new StepResult.Failed(
          failure, failed.retryable(), failed.retryAfter(), failed.operationEnded());
    }
    if (result instanceof StepResult.Waiting waiting) {
      return StepResult.waiting(
          waiting.reason(), words.apply(waiting.waitingOn()), waiting.retryAfter());
    }
    return result;
  }
}
