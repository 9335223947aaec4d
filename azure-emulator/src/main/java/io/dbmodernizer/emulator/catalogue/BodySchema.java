package io.dbmodernizer.emulator.catalogue;

/** What the body of an operation is. */
public final class BodySchema {

  private final ProviderApi api;
  private final Shape shape;

  BodySchema(ProviderApi api, Shape shape) {
    this.api = api;
    this.shape = shape;
  }
}
