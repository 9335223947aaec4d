package io.dbmodernizer.cli.failure;

/** An exception for a broker, a registry or a service that does not answer or refuses access. */
public sealed class UnavailableException extends CommandFailedException
    permits AccessRefusedException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem what does not answer, with its address
   * @param remedy what to do, as an imperative sentence
   */
  public UnavailableException(String problem, String remedy) {
    super(problem, remedy);
  }

  /** Returns whether the same call can succeed later without a change by the user. */
  public boolean mayPass() {
    return true;
  }
}
