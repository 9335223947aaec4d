package io.dbmodernizer.serde;

import org.apache.avro.Conversion;

/**
 * Converts nothing. Avro loads conversions as services when the first generated class is
 * initialised, which is the only moment early enough to make it trust those classes: even a
 * builder's default for a nested record needs it, long before a program has a serde.
 */
public final class TrustingConversion extends Conversion<TrustingConversion> {

  /** For Avro. */
  public TrustingConversion() {
    GeneratedClasses.trust();
  }

  @Override
  public Class<TrustingConversion> getConvertedType() {
    return TrustingConversion.class;
  }

  /** A name that no schema uses. */
  @Override
  public String getLogicalTypeName() {
    return "io.dbmodernizer.none";
  }
}
