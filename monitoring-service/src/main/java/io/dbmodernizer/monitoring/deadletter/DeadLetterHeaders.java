package io.dbmodernizer.monitoring.deadletter;

/** Headers that a dead letter has besides those of the original record; all are UTF-8 text. */
public final class DeadLetterHeaders {
  /** Topic the record was read from. */
  public static final String TOPIC = "dlt-topic";

  /** Its partition. */
  public static final String PARTITION = "dlt-partition";

  /** Its offset. */
  public static final String OFFSET = "dlt-offset";

  /** Its timestamp, ISO 8601 in UTC. */
  public static final String TIMESTAMP = "dlt-timestamp";

  /** Why it could not be understood, one line. */
  public static final String REASON = "dlt-reason";

  /** Class of the exception that says so. */
  public static final String EXCEPTION = "dlt-exception";

  private DeadLetterHeaders() {}
}
