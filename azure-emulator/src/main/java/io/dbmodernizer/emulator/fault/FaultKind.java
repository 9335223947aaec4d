package io.dbmodernizer.emulator.fault;

/** The kinds of faults that a test can inject. */
public enum FaultKind {
  /** 429 with {@code Retry-After}. */
  STATUS_429(false, false),
  /** 500 without {@code Retry-After}. */
  STATUS_500(true, false),
  /** 503 with {@code Retry-After}. */
  STATUS_503(true, false),
  /** No answer until the caller gives up or the rule's duration has passed. */
  TIMEOUT(true, false),
  /** The connection is closed without an answer. */
  DROPPED_CONNECTION(true, false),
  /** 409 with the code that the resource type answers while another operation runs. */
  CONFLICTING_OPERATION(false, false),
  /** The long-running operation that the request starts fails and has no effect. */
  OPERATION_FAILED(false, true),
  /** The long-running operation that the request starts runs until the rule is removed. */
  OPERATION_STUCK(false, true);

  private final boolean afterHandling;
  private final boolean ofOperation;

  FaultKind(boolean afterHandling, boolean ofOperation) {
    this.afterHandling = afterHandling;
    this.ofOperation = ofOperation;
  }

  /** Returns true if the fault can also be injected after the request took effect. */
  boolean canFireAfterHandling() {
    return afterHandling;
  }

  /** Returns true if the fault affects the operation that a request starts, not the request. */
  boolean ofOperation() {
    return ofOperation;
  }
}
