package io.dbmodernizer.runtime.azure.resource;

/** Whether a request asks for a resource. */
public sealed interface Demand {
  /** It does. */
  Demand REQUESTED = new Requested();

  /** It does. */
  record Requested() implements Demand {}

  /**
   * It does not: the step is done at once, and a verification has no row for it.
   *
   * @param detail one line for people, for example {@code no vault requested}
   */
  record NotRequested(String detail) implements Demand {}

  /**
   * The target does not have it: the step is done at once, and a verification says why.
   *
   * @param why one line for people
   */
  record NotApplicable(String why) implements Demand {}

  /** Requested, or else not requested with this detail. */
  static Demand when(boolean requested, String otherwise) {
    return requested ? REQUESTED : new NotRequested(otherwise);
  }
}
