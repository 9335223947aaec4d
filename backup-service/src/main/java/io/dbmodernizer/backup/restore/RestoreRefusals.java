package io.dbmodernizer.backup.restore;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.List;

/** Why a restore is not begun: always the field, the rule and the remedy. */
final class RestoreRefusals {
  private RestoreRefusals() {}

  /** A refusal as a result. */
  static StepResult.Failed failed(Reason reason, List<FieldViolation> violations) {
    FieldViolation first = violations.get(0);
    StepResult.Failed failed =
        StepResult.failed(
            reason,
            first.getField(),
            first.getField() + " " + first.getMessage(),
            "Request a restore with: " + first.getAccepted() + ".");
    failed.failure().setViolations(violations);
    return failed;
  }

  /** A refusal to be thrown. */
  static StepException of(Reason reason, String field, String message, String accepted) {
    return new StepException(
        failed(reason, List.of(new FieldViolation(field, message, accepted))), null);
  }

  /** There is no such backup. */
  static StepException unavailable(String field, String message, String accepted) {
    return of(Reason.RESTORE_POINT_UNAVAILABLE, field, message, accepted);
  }
}
