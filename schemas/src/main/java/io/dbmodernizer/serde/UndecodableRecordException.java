package io.dbmodernizer.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * An exception for a record whose bytes are not an event. Another attempt gives the same result, so
 * the reader sets the record aside.
 */
public final class UndecodableRecordException extends SerializationException {

  private static final long serialVersionUID = 1L;

  /** The reason why the bytes are not an event. */
  public enum Reason {
    /** Fewer bytes than magic byte and schema id need. */
    TOO_SHORT,
    /** The first byte is not zero: not the Confluent wire format. */
    WRONG_MAGIC_BYTE,
    /** The registry has no Avro schema with the id. */
    UNKNOWN_SCHEMA_ID,
    /** The program has no class for the type: the event is newer, or not part of the contract. */
    UNKNOWN_TYPE,
    /** The body does not match its schema. */
    MALFORMED_BODY,
    /** There are bytes after the end of the body. */
    BYTES_LEFT_OVER
  }

  /** Topic of the record. */
  private final String topic;

  /** Why the bytes are not an event. */
  private final Reason reason;

  /** Creates an exception without a cause. */
  UndecodableRecordException(String topic, Reason reason, String detail) {
    this(topic, reason, detail, null);
  }

  /** Creates an exception with the error of the decoder. */
  UndecodableRecordException(
      String topic, Reason reason, String detail, @Nullable Throwable cause) {
    super("record on %s cannot be decoded: %s (%s)".formatted(topic, detail, reason), cause);
    this.topic = topic;
    this.reason = reason;
  }

  /**
   * Returns the topic of the record.
   *
   * @return the name of the topic
   */
  public String topic() {
    return topic;
  }

  /**
   * Returns the reason why the bytes are not an event.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
