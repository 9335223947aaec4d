package io.dbmodernizer.datamover.copy;

/** A running count of the bytes of text in UTF-8. */
final class CountedBytes {

  private long total;

  /** Adds UTF-16 code units. A count of 0 or less adds nothing. */
  void add(char[] units, int offset, int count) {
    for (int at = offset; at < offset + count; at++) {
      total += ValueSize.utf8Bytes(units[at]);
    }
  }

  long total() {
    return total;
  }
}
