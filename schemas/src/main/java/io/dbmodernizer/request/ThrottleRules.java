package io.dbmodernizer.request;

import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.ThrottleRequested;
import java.util.List;

/**
 * The rules on a command that changes the limits of a copy. They are those of a request, apart from
 * one: limits that limit nothing are written as null, so that a forgotten value is not taken for
 * it.
 */
public final class ThrottleRules {

  private ThrottleRules() {}

  /**
   * Checks a command.
   *
   * @return the violations in the order of the fields; empty if the command is acceptable
   */
  public static List<FieldViolation> check(ThrottleRequested throttle) {
    Violations violations = new Violations();
    violations.present(throttle.getRequester(), "requester", "a person or a team");
    CopyLimits limits = throttle.getCopyLimits();
    if (limits != null) {
      violations.require(
          !limits.equals(CopyLimits.newBuilder().build()),
          "copyLimits",
          "has no limit",
          "at least one number above 0, or null for no limits");
      CopyRules.check(limits, violations.in("copyLimits"));
    }
    return violations.toList();
  }
}
