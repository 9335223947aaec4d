package io.dbmodernizer.datamover.checksum;

import java.io.IOException;
import java.io.Reader;

/**
 * The size of a text.
 *
 * @param units the number of UTF-16 code units
 * @param utf8Bytes the number of bytes in UTF-8; without meaning if the text is not well-formed
 * @param wellFormed false if the text has an unpaired surrogate
 */
record TextMeasure(long units, long utf8Bytes, boolean wellFormed) {

  /** Reads a text to its end. */
  static TextMeasure of(Reader text) throws IOException {
    char[] buffer = new char[16 * 1024];
    long units = 0;
    long bytes = 0;
    boolean wellFormed = true;
    boolean afterHigh = false;
    for (int count = text.read(buffer); count >= 0; count = text.read(buffer)) {
      units += count;
      for (int at = 0; at < count; at++) {
        char unit = buffer[at];
        // A surrogate pair is two units and four bytes.
        bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
        wellFormed &= afterHigh == Character.isLowSurrogate(unit);
        afterHigh = Character.isHighSurrogate(unit);
      }
    }
    return new TextMeasure(units, bytes, wellFormed && !afterHigh);
  }
}
