package io.dbmodernizer.backup.restore;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.Reason;
import java.util.List;

/** A restore is not begun; always with the field, the rule and the remedy. */
final class RestoreRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient FieldViolation violation;

  RestoreRefused(Reason reason, String field, String message, String accepted) {
    super(field + " " + message);
    this.reason = reason;
    this.violation = new FieldViolation(field, message, accepted);
  }

  /** There is no such backup. */
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
