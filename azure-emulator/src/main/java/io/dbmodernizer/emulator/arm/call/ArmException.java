package io.dbmodernizer.emulator.arm.call;

/** A refusal that goes to the caller as Azure's error body: a status, a code and a message. */
public final class ArmException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  public ArmException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Returns a 400 answer. */
  public static ArmException badRequest(String code, String message) {
    return new ArmException(400, code, message);
  }

  /** Returns a 404 answer. */
  public static ArmException notFound(String code, String message) {
    return new ArmException(404, code, message);
  }

  /** Returns a 409 answer. */
  public static ArmException conflict(String code, String message) {
    return new ArmException(409, code, message);
  }

  /** Returns the 501 answer for what Azure has and the emulator lacks. */
  public static ArmException notEmulated(String message) {
    return new ArmException(501, "NotEmulated", message);
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns Azure's error code, for example {@code ResourceGroupNotFound}. */
  public String code() {
    return code;
  }

  /** Returns this refusal as an answer with Azure's error body. */
  public ArmResponse toResponse() {
    String message = getMessage();
    return ArmResponse.error(status, code, message == null ? code : message);
  }
}
