package io.dbmodernizer.emulator.arm.call;

/**
 * An error that the caller receives in Azure's form: a status, and a body {@code
 * {"error":{"code":…,"message":…}}}.
 */
public final class ArmException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /**
   * Creates an error.
   *
   * @param status HTTP status, 400 to 599
   * @param code Azure's error code, for example {@code ResourceGroupNotFound}
   * @param message the message that the caller reads; it must not hold a secret
   */
  public ArmException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Returns an error with status 400. */
  public static ArmException badRequest(String code, String message) {
    return new ArmException(400, code, message);
  }

  /** Returns an error with status 404. */
  public static ArmException notFound(String code, String message) {
    return new ArmException(404, code, message);
  }

  /** Returns an error with status 409. */
  public static ArmException conflict(String code, String message) {
    return new ArmException(409, code, message);
  }

  /**
   * Returns the error for a feature that Azure has and the emulator does not: 501 {@code
   * NotEmulated}.
   */
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

  /** Returns this error as an answer with Azure's error body. */
  public ArmResponse toResponse() {
    String message = getMessage();
    return ArmResponse.error(status, code, message == null ? code : message);
  }
}
