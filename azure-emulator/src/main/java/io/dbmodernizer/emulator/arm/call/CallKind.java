package io.dbmodernizer.emulator.arm.call;

/** The purpose of a request of Azure's API. Fault rules name it as {@code call}. */
public enum CallKind {
  /** Reads one resource. */
  READ,
  /** Reads a collection. */
  LIST,
  /** Creates or changes a resource: PUT or PATCH. */
  WRITE,
  /** Deletes a resource. */
  DELETE,
  /** Any POST, for example {@code listKeys}. */
  ACTION,
  /** Reads the status or the result of a long-running operation. */
  POLL
}
