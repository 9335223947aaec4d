package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepResult;

/** Thrown if a record of a migration is larger than its topic takes. */
final class ExcessiveRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The remedy, one sentence. */
  static final String REMEDY =
      "Move fewer tables in one migration (migration.tables) or shorten the request's texts.";

  private final String topic;

  /**
   * @param what the record, for example the name of its type
   * @param topic the topic of the record
   * @param bytes its size
   * @param limit the largest size
   */
  ExcessiveRecordException(String what, String topic, int bytes, int limit) {
    super(
        "%s would have %d bytes on %s, which takes at most %d"
            .formatted(what, bytes, topic, limit));
    this.topic = topic;
  }

  /** Returns the failure of the migration, without a step. */
  Failure failure() {
    return StepResult.failure(
        Reason.LIMIT_EXCEEDED, topic, "", String.valueOf(getMessage()), REMEDY);
  }
}
