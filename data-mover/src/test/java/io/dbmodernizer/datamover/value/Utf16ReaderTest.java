package io.dbmodernizer.datamover.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class Utf16ReaderTest {

  @Test
  void unpairedSurrogatesAreReadAsTheyAre() throws IOException {
    StringWriter read = new StringWriter();

    reader(0x61, 0x00, 0x00, 0xd8).transferTo(read);

    assertThat(read).hasToString("a\ud800");
  }

  @Test
  void aTextThatEndsWithinACodeUnitIsRefused() {
    assertThatThrownBy(() -> reader(0x61, 0x00, 0x62).transferTo(new StringWriter()))
        .isInstanceOf(EOFException.class)
        .hasMessage("the UTF-16 text ends within a code unit");
  }

  private static Utf16Reader reader(int... bytes) {
    byte[] all = new byte[bytes.length];
    for (int at = 0; at < bytes.length; at++) {
      all[at] = (byte) bytes[at];
    }
    return new Utf16Reader(new ByteArrayInputStream(all));
  }
}
