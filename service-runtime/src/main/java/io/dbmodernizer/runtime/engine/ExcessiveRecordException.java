package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepResult;

/** What is to be stored or published about a migration is larger than its topic takes. */
final class ExcessiveRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The remedy, one sentence. */
  static final String REMEDY =
      "Move fewer tables in one migration (migration.tables) or shorten the request's texts.";

  private final String topic;

  /**
   * @param what the record, for example the name of its type
   * @param topic where it was to go
   * @param bytes its size
   * @param limit the largest size
   */
  ExcessiveRecordException(String what, String topic, int bytes, int limit) {
    super(
        "%s would have %d bytes on %s, which takes at most %d"
            .formatted(what, bytes, topic, limit));
    this.topic = topic;
  }

  /** As a failure of the migration; its step is filled in by whoever knows it. */
  Failure failure() {
    return StepResult.failure(
        Reason.LIMIT_EXCEEDED, topic, "", String.valueOf(getMessage()), REMEDY);
  }
}
