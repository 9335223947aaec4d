package io.dbmodernizer.cli.failure;

/** An exception for a command that failed for a reason outside the command line. */
public class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * Creates the exception.
   *
   * @param problem what failed, with the address or the file
   * @param remedy what to do, as an imperative sentence
   */
  public CommandFailedException(String problem, String remedy) {
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
