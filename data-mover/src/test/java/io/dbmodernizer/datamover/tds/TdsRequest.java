package io.dbmodernizer.datamover.tds;

import java.nio.charset.StandardCharsets;

/**
 * A request of the driver.
 *
 * @param message the message after its packet headers
 */
@SuppressWarnings("ArrayRecordComponent")
public record TdsRequest(byte[] message) {

  /** Returns the message as UTF-16 text. Statements and texts in it are readable. */
  public String text() {
    return new String(message, StandardCharsets.UTF_16LE)
        + new String(message, 1, message.length - 1, StandardCharsets.UTF_16LE);
  }

  /** Returns true if the message has these bytes. */
  public boolean has(byte[] bytes) {
    for (int from = 0; from + bytes.length <= message.length; from++) {
      int at = 0;
      while (at < bytes.length && message[from + at] == bytes[at]) {
        at++;
      }
      if (at == bytes.length) {
        return true;
      }
    }
    return false;
  }
}
