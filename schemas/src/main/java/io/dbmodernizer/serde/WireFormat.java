package io.dbmodernizer.serde;

/**
 * Confluent's framing of a value: a zero byte, the schema id in four bytes, big-endian, then the
 * Avro body.
 */
final class WireFormat {

  static final byte MAGIC_BYTE = 0;
  static final int HEADER_BYTES = 1 + Integer.BYTES;

  private WireFormat() {}
}
