package io.dbmodernizer.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a record are not an event. Reading them again gives the same result, so they are set
 * aside.
 */
public final class UndecodableRecordException extends SerializationException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with the bytes. */
  public enum Reason {
    /** Fewer bytes than magic byte and schema id need. */
    TOO_SHORT,
    /** The first byte is not zero: not the Confluent wire format. */
    WRONG_MAGIC_BYTE,
    /** The registry has no Avro schema with the id. */
    UNKNOWN_SCHEMA_ID,
    /**
     * A schema of a type that this program does not have: an event newer than the program, or none
     * of ours.
     */
    UNKNOWN_TYPE,
    /** The body does not follow its schema. */
    MALFORMED_BODY,
    /** The body ends before the bytes do. */
    BYTES_LEFT_OVER
  }

  /** The topic the record is on. */
  private final String topic;

  /** What is wrong. */
  private final Reason reason;

  /** Without a cause. */
  UndecodableRecordException(String topic, Reason reason, String detail) {
    this(topic, reason, detail, null);
  }

  /** With the error of the decoder. */
  UndecodableRecordException(
      String topic, Reason reason, String detail, @Nullable Throwable cause) {
    super("record on %s cannot be decoded: %s (%s)".formatted(topic, detail, reason), cause);
    this.topic = topic;
    this.reason = reason;
  }

  /**
   * The topic the record is on.
   *
   * @return its name
   */
  public String topic() {
    return topic;
  }

  /**
   * What is wrong with the bytes.
   *
   * @return one of a closed set
   */
  public Reason reason() {
    return reason;
  }
}
