package io.dbmodernizer.runtime.deadletter;

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

  /** Why it was set aside, one line. */
  public static final String REASON = "dlt-reason";

  /** Class of the exception that says so. */
  public static final String EXCEPTION = "dlt-exception";

  /**
   * The service that could not process it; absent if the record breaks a rule for all readers. The
   * other services have processed it.
   */
  public static final String READER = "dlt-reader";

  /** Bytes of its value, if it was too large to go along whole: the letter has its beginning. */
  public static final String VALUE_BYTES = "dlt-value-bytes";

  /** Bytes of its key, if it was too large to go along: the letter has none. */
  public static final String KEY_BYTES = "dlt-key-bytes";

  /** Bytes of its headers, if they were too large to go along: the letter has none of them. */
  public static final String HEADER_BYTES = "dlt-header-bytes";

  private DeadLetterHeaders() {}
}
