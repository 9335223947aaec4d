package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTextTest {
  private static final String TEXT = "{\n \"purpose\": \"Größe 😀\"}";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNoPartOfTheText(String charset) throws IOException {
    // Given
    Path file = folder.resolve("request.json");
    Files.write(file, ("\uFEFF" + TEXT).getBytes(Charset.forName(charset)));

    // When
    String text = DocumentText.read(file);

    // Then
    assertThat(text).isEqualTo(TEXT);
  }

  @Test
  void textInUtf8IsReadAsItIs() throws IOException {
    // Then
    assertThat(DocumentText.decode(TEXT.getBytes(StandardCharsets.UTF_8), "it")).isEqualTo(TEXT);
    assertThat(DocumentText.decode(new byte[0], "it")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
  void otherBytesAreNamedByTheirPlaceAndNotShown(String charset) {
    // Given
    byte[] bytes = "{\n \"purpose\": \"Größe\"}".getBytes(Charset.forName(charset));

    // Then
    assertThatThrownBy(() -> DocumentText.decode(bytes, "request.json"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "request.json is not UTF-8: the byte at position 17 (line 2) does not fit, as in a file"
                + " in Latin-1 or Windows-1252; save it as UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void utf16WithoutAMarkIsNamedForWhatItIs(String charset) {
    // Then
    assertThatThrownBy(
            () -> DocumentText.decode(TEXT.getBytes(Charset.forName(charset)), "request.json"))
        .hasMessage("request.json is UTF-16 without a byte-order mark; save it as UTF-8");
  }

  @Test
  void utf32IsNamedForWhatItIs() {
    // Given
    byte[] bytes = ("\uFEFF" + TEXT).getBytes(Charset.forName("UTF-32LE"));

    // Then
    assertThatThrownBy(() -> DocumentText.decode(bytes, "request.json"))
        .hasMessage("request.json is UTF-32; save it as UTF-8");
  }

  @Test
  void halfACharacterOfUtf16IsNamedByItsPlace() {
    // Given
    byte[] bytes = ByteBuffer.allocate(6).putChar('\uFEFF').putChar('a').putChar('\uD83D').array();

    // Then
    assertThatThrownBy(() -> DocumentText.decode(bytes, "request.json"))
        .hasMessageStartingWith("request.json is not UTF-16BE: the byte at position 4 (line 1)");
  }

  @Test
  void requestWithAMarkIsRead() {
    // When
    String document = "\uFEFF" + RequestDocument.write(SampleRequest.valid());

    // Then
    assertThat(RequestRules.check(RequestDocument.parse(document))).isEmpty();
  }
}
