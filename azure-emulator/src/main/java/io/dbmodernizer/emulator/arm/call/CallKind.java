package io.dbmodernizer.emulator.arm.call;

/** What a request of Azure's API is for. */
public enum CallKind {
  /** Reads one resource. */
  READ,
  /** Reads a collection. */
  LIST,
  /** Creates or changes a resource: PUT or PATCH. */
  WRITE,
  DELETE,
  /** Any POST, for example {@code listKeys}. */
  ACTION,
  /** Asks how an operation goes on. */
  POLL
}
