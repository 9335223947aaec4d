package io.dbmodernizer.serde;

/** The registry was asked and has no usable schema with the id. */
final class UnknownSchemaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownSchemaException(String message) {
    super(message);
  }
}
