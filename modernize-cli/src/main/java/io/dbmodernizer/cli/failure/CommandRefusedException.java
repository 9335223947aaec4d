package io.dbmodernizer.cli.failure;

/** An exception for a command that is not acceptable. Nothing was started or published. */
public final class CommandRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * Creates the exception.
   *
   * @param problem what is wrong
   * @param remedy what to do, as an imperative sentence
   */
  public CommandRefusedException(String problem, String remedy) {
    super(problem);
    this.remedy = remedy;
  }

  /**
   * Returns the remedy.
   *
   * @return a sentence, or a part of one
   */
  public String remedy() {
    return remedy;
  }
}
