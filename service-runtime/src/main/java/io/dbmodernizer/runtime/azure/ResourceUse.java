package io.dbmodernizer.runtime.azure;

import java.time.Duration;

/** Whether others use a shared resource. */
public sealed interface ResourceUse {
  /** Nobody does. */
  ResourceUse NONE = new Unused();

  /** Nobody does. */
  record Unused() implements ResourceUse {}

  /**
   * Somebody does.
   *
   * @param why who it is, one line for people
   */
  record UsedBy(String why) implements ResourceUse {}

  /**
   * It is not known now; nothing was decided.
   *
   * @param askAgain time until it is worth asking again
   */
  record NotKnownYet(Duration askAgain) implements ResourceUse {}
}
