package io.dbmodernizer.runtime.azure;

import java.time.Duration;

/** A call was not made because it would have gone over Azure's request limit. */
public final class ArmBudgetExhaustedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration wait;

  ArmBudgetExhaustedException(ArmBudget.CallKind kind, Duration wait) {
    super("no " + kind + " call left in the budget for Azure Resource Manager for " + wait);
    this.wait = wait;
  }

  /** Time until a call is possible again. */
  public Duration waitTime() {
    return wait;
  }
}
