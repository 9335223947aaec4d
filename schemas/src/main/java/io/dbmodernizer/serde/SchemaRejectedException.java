package io.dbmodernizer.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * An exception for a schema that the registry refuses, or does not have while {@code
 * auto.register.schemas} is false. Another attempt gives the same result.
 */
public final class SchemaRejectedException extends SerializationException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message a sentence with the subject, the reason and the remedy
   */
  public SchemaRejectedException(String message) {
    super(message);
  }
}
