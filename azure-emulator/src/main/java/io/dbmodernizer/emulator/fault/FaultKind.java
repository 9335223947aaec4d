package io.dbmodernizer.emulator.fault;

/** What goes wrong. */
public enum FaultKind {
  /** 429 with {@code Retry-After}. */
  STATUS_429(false, false),
  /** 500 without more. */
  STATUS_500(true, false),
  /** 503 with {@code Retry-After}. */
  STATUS_503(true, false),
  /** No answer until the caller gives up, or the rule's limit has passed. */
  TIMEOUT(true, false),
  /** The connection is closed without an answer. */
  DROPPED_CONNECTION(true, false),
  /** 409 with the code by which the resource's type says that another operation runs. */
  CONFLICTING_OPERATION(false, false),
  /** The long-running operation that the request starts ends as failed, without effect. */
  OPERATION_FAILED(false, true),
  /** The long-running operation that the request starts runs until the rule is removed. */
  OPERATION_STUCK(false, true);

  private final boolean afterHandling;
  private final boolean ofOperation;

  FaultKind(boolean afterHandling, boolean ofOperation) {
    this.afterHandling = afterHandling;
    this.ofOperation = ofOperation;
  }

  /** Returns whether it can also strike after the request has had its effect. */
  public boolean canStrikeAfterHandling() {
    return afterHandling;
  }

  /** Returns whether it strikes the operation that a request starts, not the request. */
  public boolean ofOperation() {
    return ofOperation;
  }
}
