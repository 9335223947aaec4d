package io.dbmodernizer.backup.restore;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.Reason;
import java.util.List;

/** The refusal of a restore, with the field, the rule and the accepted values. */
final class RestoreRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient FieldViolation violation;

  /**
   * Creates the refusal.
   *
   * @param reason reason of the failure
   * @param field field of the command
   * @param message the rule that the field breaks
   * @param accepted accepted values, for the remedy
   */
  RestoreRefused(Reason reason, String field, String message, String accepted) {
    super(field + " " + message);
    this.reason = reason;
    this.violation = new FieldViolation(field, message, accepted);
  }

  /** Returns the refusal of a restore for which Azure has no backup. */
  static RestoreRefused unavailable(String field, String message, String accepted) {
    return new RestoreRefused(Reason.RESTORE_POINT_UNAVAILABLE, field, message, accepted);
  }

  Reason reason() {
    return reason;
  }

  List<FieldViolation> violations() {
    return List.of(violation);
  }
}
