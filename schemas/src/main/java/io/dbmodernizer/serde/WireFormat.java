package io.dbmodernizer.serde;

/**
 * The Confluent wire format of a value: a zero byte, the schema id in four bytes, big-endian, and
 * the Avro body.
 */
final class WireFormat {

  static final byte MAGIC_BYTE = 0;
  static final int HEADER_BYTES = 1 + Integer.BYTES;

  private WireFormat() {}
}
