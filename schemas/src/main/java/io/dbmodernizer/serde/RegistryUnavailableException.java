package io.dbmodernizer.serde;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The schema registry could not be asked: not reachable, overloaded, or refusing our credentials.
 * It says nothing about the record, which must be tried again later and never be treated as
 * undecodable.
 */
public final class RegistryUnavailableException extends RetriableException {

  private static final long serialVersionUID = 1L;

  /**
   * With a sentence that names the registry, what happened and the remedy.
   *
   * @param message the sentence
   */
  public RegistryUnavailableException(String message) {
    super(message);
  }

  /**
   * With the error of the connection.
   *
   * @param message a sentence that names the registry, what happened and the remedy
   * @param cause the error
   */
  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
