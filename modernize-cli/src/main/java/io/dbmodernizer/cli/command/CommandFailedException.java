package io.dbmodernizer.cli.command;

/** What a user wants could not be done, for a reason outside of the command line. */
public final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * With what to do.
   *
   * @param problem what is wrong, and where
   * @param remedy what to do about it
   */
  public CommandFailedException(String problem, String remedy) {
    super(problem);
    this.remedy = remedy;
  }

  /**
   * What to do.
   *
   * @return a sentence or part of one
   */
  public String remedy() {
    return remedy;
  }
}
