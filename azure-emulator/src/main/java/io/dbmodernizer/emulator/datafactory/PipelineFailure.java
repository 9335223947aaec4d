package io.dbmodernizer.emulator.datafactory;

/** The failure of an activity of a pipeline. */
final class PipelineFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  PipelineFailure(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Returns Azure's error code. */
  String code() {
    return code;
  }
}
