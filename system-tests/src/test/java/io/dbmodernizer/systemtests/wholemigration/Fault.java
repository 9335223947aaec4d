package io.dbmodernizer.systemtests.wholemigration;

import io.dbmodernizer.emulator.fault.FaultKind;
import io.dbmodernizer.emulator.fault.FaultRule;
import java.time.Duration;

/**
 * A column of the fault matrix.
 *
 * @param title as printed
 * @param kind what goes wrong
 * @param answerLost whether the request has had its effect when it goes wrong
 */
record Fault(String title, FaultKind kind, boolean answerLost) {

  /** Returns a rule that applies to one write once. */
  FaultRule rule(String method, String path) {
    FaultRule rule = FaultRule.of(kind).method(method).path(path);
    if (kind == FaultKind.TIMEOUT) {
      rule = rule.lasting(Duration.ofSeconds(2));
    }
    return answerLost ? rule.afterwards() : rule;
  }

  @Override
  public String toString() {
    return title;
  }
}
