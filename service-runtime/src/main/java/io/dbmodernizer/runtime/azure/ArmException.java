package io.dbmodernizer.runtime.azure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Azure Resource Manager refused a call. */
public final class ArmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable Duration retryAfter;

  /**
   * @param status HTTP status
   * @param code Azure's error code, verbatim; empty if the body had none
   * @param message Azure's message
   * @param retryAfter the value of Retry-After; null if absent
   */
  public ArmException(int status, String code, String message, @Nullable Duration retryAfter) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns Azure's error code; empty if there was none. */
  public String code() {
    return code;
  }

  /** Returns the value of Retry-After; null if absent. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
