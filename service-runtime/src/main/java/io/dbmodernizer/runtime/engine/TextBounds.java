package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.text.Shortened;
import java.util.ArrayList;
import java.util.List;

/**
 * Limits the length of texts in state and events. They come from steps, databases and Azure.
 * Secrets were removed before.
 */
final class TextBounds {
  /** Longest detail of a step, and longest reason to wait, in characters. */
  static final int DETAIL = 1_000;

  /** Longest message of a failure. */
  static final int MESSAGE = 4_000;

  /** Longest message of a table. */
  static final int TABLE_MESSAGE = 1_000;

  private static final int SUBJECT = 1_000;
  private static final int CODE = 200;
  private static final int FIELD = 500;
  private static final int MOST_VIOLATIONS = 50;

  private TextBounds() {}

  /** Returns the same result with shortened texts. */
  static StepResult of(StepResult result) {
    if (result instanceof StepResult.Done done) {
      return new StepResult.Done(
          Shortened.to(done.detail(), DETAIL),
          done.outputs(),
          done.resources(),
          tables(done.tables()),
          done.removals());
    }
    if (result instanceof StepResult.InProgress progress) {
      return new StepResult.InProgress(
          progress.percent(),
          Shortened.to(progress.detail(), DETAIL),
          progress.pollAfter(),
          progress.operation(),
          progress.checkpoint(),
          tables(progress.tables()),
          progress.interim());
    }
    if (result instanceof StepResult.Waiting waiting) {
      return new StepResult.Waiting(
          waiting.reason(), Shortened.to(waiting.waitingOn(), DETAIL), waiting.retryAfter());
    }
    if (result instanceof StepResult.Repeat repeat) {
      return new StepResult.Repeat(
          repeat.step(),
          Shortened.to(repeat.detail(), DETAIL),
          repeat.checkpoint(),
          tables(repeat.tables()));
    }
    StepResult.Failed failed = (StepResult.Failed) result;
    return new StepResult.Failed(
        of(failed.failure()), failed.retryable(), failed.retryAfter(), failed.operationEnded());
  }

  /** Returns the same failure with shortened texts and at most 50 violations. */
  static Failure of(Failure failure) {
    return Failure.newBuilder(failure)
        .setSubject(Shortened.to(failure.getSubject(), SUBJECT))
        .setProviderCode(Shortened.to(failure.getProviderCode(), CODE))
        .setMessage(Shortened.to(failure.getMessage(), MESSAGE))
        .setRemedy(Shortened.to(failure.getRemedy(), DETAIL))
        .setViolations(violations(failure.getViolations()))
        .build();
  }

  private static List<FieldViolation> violations(List<FieldViolation> all) {
    List<FieldViolation> few = new ArrayList<>();
    for (FieldViolation each : all.subList(0, Math.min(MOST_VIOLATIONS, all.size()))) {
      few.add(
          new FieldViolation(
              Shortened.to(each.getField(), FIELD),
              Shortened.to(each.getMessage(), FIELD),
              Shortened.to(each.getAccepted(), FIELD)));
    }
    return few;
  }

  private static List<TableProgress> tables(List<TableProgress> tables) {
    return tables.stream()
        .map(
            table ->
                table.getMessage().length() <= TABLE_MESSAGE
                    ? table
                    : TableProgress.newBuilder(table)
                        .setMessage(Shortened.to(table.getMessage(), TABLE_MESSAGE))
                        .build())
        .toList();
  }
}
