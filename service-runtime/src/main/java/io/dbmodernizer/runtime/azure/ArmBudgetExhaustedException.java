package io.dbmodernizer.runtime.azure;

import java.time.Duration;

/** Thrown in place of a call that would exceed the budget. Azure was not called. */
final class ArmBudgetExhaustedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration wait;

  ArmBudgetExhaustedException(ArmBudget.CallKind kind, Duration wait) {
    super("no " + kind + " call left in the budget for Azure Resource Manager for " + wait);
    this.wait = wait;
  }

  /** Returns the time until a call is possible again. */
  public Duration waitTime() {
    return wait;
  }
}
