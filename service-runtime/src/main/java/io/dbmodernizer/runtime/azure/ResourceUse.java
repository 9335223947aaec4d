package io.dbmodernizer.runtime.azure;

import java.time.Duration;

/** The use of a shared resource by others. */
public sealed interface ResourceUse {
  /** No other uses it. */
  ResourceUse NONE = new Unused();

  /** No other uses it. */
  record Unused() implements ResourceUse {}

  /**
   * Others use it.
   *
   * @param why the users, one line for people
   */
  record UsedBy(String why) implements ResourceUse {}

  /**
   * The use is not known yet.
   *
   * @param askAgain time until the next question
   */
  record NotKnownYet(Duration askAgain) implements ResourceUse {}
}
