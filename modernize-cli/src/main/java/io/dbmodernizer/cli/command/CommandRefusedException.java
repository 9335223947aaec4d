package io.dbmodernizer.cli.command;

/** What a user wants is not acceptable; nothing was started or published. */
public final class CommandRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * With what to do.
   *
   * @param problem what is wrong
   * @param remedy what to do about it
   */
  public CommandRefusedException(String problem, String remedy) {
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
