package io.dbmodernizer.cli;

/** What the command's exit code says. */
final class ExitCode {

  /** What was asked for is done. */
  static final int OK = 0;

  /** It failed; the reason is printed. */
  static final int FAILED = 1;

  /** The command line or the request is not acceptable; nothing was started or published. */
  static final int REFUSED = 2;

  private ExitCode() {}
}
