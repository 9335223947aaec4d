package io.dbmodernizer.cli;

/** The exit codes of the command line. */
final class ExitCode {

  /** The command succeeded. */
  static final int OK = 0;

  /** The command failed. The reason is printed. */
  static final int FAILED = 1;

  /** The command line or the request is not acceptable. Nothing was started or published. */
  static final int REFUSED = 2;

  private ExitCode() {}
}
