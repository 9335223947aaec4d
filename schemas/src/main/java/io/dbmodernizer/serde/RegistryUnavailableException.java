package io.dbmodernizer.serde;

import org.apache.kafka.common.errors.RetriableException;

/**
 * An exception for a schema registry that is unreachable, is overloaded or refuses the credentials.
 * It says nothing about the record. The caller must try the record again and not treat it as
 * undecodable.
 */
public final class RegistryUnavailableException extends RetriableException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception without a cause.
   *
   * @param message a sentence with the registry, the failure and the remedy
   */
  public RegistryUnavailableException(String message) {
    super(message);
  }

  /**
   * Creates an exception with the error of the connection.
   *
   * @param message a sentence with the registry, the failure and the remedy
   * @param cause the error of the connection
   */
  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
