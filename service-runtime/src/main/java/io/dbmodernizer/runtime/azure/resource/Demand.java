package io.dbmodernizer.runtime.azure.resource;

/** The demand of a request for a resource. */
public sealed interface Demand {
  /** The request asks for it. */
  Demand REQUESTED = new Requested();

  /** The request asks for it. */
  record Requested() implements Demand {}

  /**
   * The request does not ask for it. The step is skipped, and a verification has no row for it.
   *
   * @param detail one line for people, for example {@code no vault requested}
   */
  record NotRequested(String detail) implements Demand {}

  /**
   * The target cannot have it. The step is skipped, and a verification says why.
   *
   * @param why one line for people
   */
  record NotApplicable(String why) implements Demand {}

  /** Returns requested, or not requested with a detail for people. */
  static Demand when(boolean requested, String otherwise) {
    return requested ? REQUESTED : new NotRequested(otherwise);
  }
}
