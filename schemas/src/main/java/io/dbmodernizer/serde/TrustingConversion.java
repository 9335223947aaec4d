package io.dbmodernizer.serde;

import org.apache.avro.Conversion;

/**
 * A conversion that converts nothing. Avro loads conversions as services when the first generated
 * class is initialised. Only then it is early enough to register the trusted classes: a builder
 * needs them for the default of a nested record.
 */
public final class TrustingConversion extends Conversion<TrustingConversion> {

  /** Registers the generated classes. Avro calls it. */
  public TrustingConversion() {
    GeneratedClasses.trust();
  }

  @Override
  public Class<TrustingConversion> getConvertedType() {
    return TrustingConversion.class;
  }

  /** Returns a name that no schema uses. */
  @Override
  public String getLogicalTypeName() {
    return "io.dbmodernizer.none";
  }
}
