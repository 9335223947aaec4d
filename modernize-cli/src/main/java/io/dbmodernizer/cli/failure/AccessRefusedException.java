package io.dbmodernizer.cli.failure;

/** An exception for a service that refuses the token, for example because it has expired. */
public final class AccessRefusedException extends UnavailableException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param problem what refuses access, with its address
   * @param remedy what to do, as an imperative sentence
   */
  public AccessRefusedException(String problem, String remedy) {
    super(problem, remedy);
  }

  @Override
  public boolean mayPass() {
    return false;
  }
}
