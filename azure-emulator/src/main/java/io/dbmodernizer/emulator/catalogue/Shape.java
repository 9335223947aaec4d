package io.dbmodernizer.emulator.catalogue;

/** The shape of a JSON value. */
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
   * @param items shape of its elements
   */
  record ListOf(Shape items) implements Shape {}

  /**
   * An object with arbitrary names, for example tags.
   *
   * @param values shape of its values
   */
  record MapOf(Shape values) implements Shape {}

  /**
   * A scalar, or a value that the file does not describe.
   *
   * @param kind type name of JSON Schema, or {@code any}
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
