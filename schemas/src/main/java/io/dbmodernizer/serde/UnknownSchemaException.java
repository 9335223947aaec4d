package io.dbmodernizer.serde;

/** An exception for an id for which the registry has no usable schema. */
final class UnknownSchemaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownSchemaException(String message) {
    super(message);
  }
}
