package io.dbmodernizer.runtime.azure;

/**
 * One property in which a resource differs from what is wanted.
 *
 * @param property JSON path, for example {@code properties.minimalTlsVersion}
 * @param wanted what the request says
 * @param observed what Azure reports
 * @param immutable whether Azure cannot change it on an existing resource, or this project must not
 */
public record Difference(String property, String wanted, String observed, boolean immutable) {

  /** A difference that a write resolves. */
  public static Difference mutable(String property, Object wanted, Object observed) {
    return new Difference(property, String.valueOf(wanted), String.valueOf(observed), false);
  }

  /** A difference that makes an existing resource unusable for the request. */
  public static Difference immutable(String property, Object wanted, Object observed) {
    return new Difference(property, String.valueOf(wanted), String.valueOf(observed), true);
  }

  @Override
  public String toString() {
    return property + " is " + observed + ", wanted " + wanted;
  }
}
