package io.dbmodernizer.emulator.catalogue;

/** What a value is. */
sealed interface Shape {

  /**
   * An object of a described type.
   *
   * @param type name of the type in its provider's file
   */
  record Described(String type) implements Shape {}

  /**
   * A list.
   *
   * @param items what each of its elements is
   */
  record ListOf(Shape items) implements Shape {}

  /**
   * An object whose names are the caller's, for example tags.
   *
   * @param values what each of its values is
   */
  record MapOf(Shape values) implements Shape {}

  /**
   * A scalar, or anything.
   *
   * @param kind JSON Schema's name of the type, or {@code any}
   */
  record Scalar(String kind) implements Shape {}

  /** Reads the catalogue's notation: {@code #Name}, {@code [x]}, {@code {x}} or a scalar's name. */
  static Shape of(String text) {
    return switch (text.charAt(0)) {
      case '#' -> new Described(text.substring(1));
      case '[' -> new ListOf(of(text.substring(1, text.length() - 1)));
      case '{' -> new MapOf(of(text.substring(1, text.length() - 1)));
      default -> new Scalar(text);
    };
  }
}
