package io.dbmodernizer.cli;

import io.dbmodernizer.datamover.proof.Verdict;

/** The exit codes of the command line. */
final class ExitCode {

  /** The command succeeded. */
  static final int OK = 0;

  /** The command failed. The reason is printed. */
  static final int FAILED = 1;

  /**
   * The command line or the request is not acceptable. Nothing was started or published, except for
   * the acceptable requests of a fleet.
   */
  static final int REFUSED = 2;

  /** The compared databases differ. */
  static final int DIFFERENT = 3;

  /** A finding of the assessment prevents a migration. */
  static final int BLOCKED = 3;

  /** The databases are equal as far as they could be compared. */
  static final int NOT_PROVEN = 4;

  /** The time limit was reached. What was requested goes on. */
  static final int TIMED_OUT = 5;

  /** The migration was cancelled. */
  static final int CANCELLED = 6;

  /** A broker, a registry or a service does not answer, or refuses the access. */
  static final int UNAVAILABLE = 7;

  /** The reader of the output has gone, as with {@code SIGPIPE}. */
  static final int PIPE_CLOSED = 141;

  private ExitCode() {}

  /** Returns the exit code of a comparison. */
  static int of(Verdict verdict) {
    return switch (verdict) {
      case EQUAL -> OK;
      case DIFFERENT -> DIFFERENT;
      case NOT_PROVEN -> NOT_PROVEN;
    };
  }
}
