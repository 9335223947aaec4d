package io.dbmodernizer.runtime.azure;

/**
 * One property in which a resource differs from the request.
 *
 * @param property JSON path, for example {@code properties.minimalTlsVersion}
 * @param wanted the value in the request
 * @param observed the value in Azure
 * @param immutable true if Azure cannot change it on an existing resource, or a migration must not
 */
public record Difference(String property, String wanted, String observed, boolean immutable) {

  /** Returns a difference that a write resolves. */
  public static Difference mutable(String property, Object wanted, Object observed) {
    return new Difference(property, String.valueOf(wanted), String.valueOf(observed), false);
  }

  /** Returns a difference that makes an existing resource unusable for the request. */
  public static Difference immutable(String property, Object wanted, Object observed) {
    return new Difference(property, String.valueOf(wanted), String.valueOf(observed), true);
  }

  @Override
  public String toString() {
    return property + " is " + observed + ", wanted " + wanted;
  }
}
