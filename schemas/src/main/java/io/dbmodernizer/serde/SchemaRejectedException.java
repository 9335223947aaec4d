package io.dbmodernizer.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The registry does not accept a schema, or does not have it while registering is switched off.
 * Trying again is no use.
 */
public final class SchemaRejectedException extends SerializationException {

  private static final long serialVersionUID = 1L;

  /**
   * With a sentence that names subject, reason and remedy.
   *
   * @param message the sentence
   */
  public SchemaRejectedException(String message) {
    super(message);
  }
}
