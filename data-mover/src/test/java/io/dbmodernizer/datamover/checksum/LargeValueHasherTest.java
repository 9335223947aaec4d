package io.dbmodernizer.datamover.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.datamover.value.LargeBytes;
import io.dbmodernizer.datamover.value.LargeText;
import io.dbmodernizer.datamover.value.UnreadableText;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream is hashed as the same value in memory. Buffers have 16,384 units. */
class LargeValueHasherTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 40_000})
  void wellFormedTextIsHashedAsInMemory(int before) throws SQLException {
    String text = "a".repeat(before) + "é漢😀".repeat(5) + "b".repeat(20_000);

    assertThat(hash(streamed(text))).isEqualTo(hash(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\ud800", "\udc00", "\ud800\ud800\udc00", "\udc00\ud800", "\ud83d\ude00\ude00"})
  void textWithUnpairedSurrogatesIsHashedAsInMemory(String surrogates) throws SQLException {
    for (int before : new int[] {0, 16_383, 16_384}) {
      String text = "a".repeat(before) + surrogates;

      assertThat(hash(streamed(text))).isEqualTo(hash(text)).isNotEqualTo(hash(text + "\udfff"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16_384, 50_000})
  void bytesAreHashedAsInMemory(int length) throws SQLException {
    byte[] bytes = new byte[length];
    LargeBytes streamed = new LargeBytes(length, () -> new ByteArrayInputStream(bytes));

    assertThat(hash(streamed)).isEqualTo(hash(bytes));
  }

  @Test
  void bytesWithoutCharactersAreHashedAsInMemory() throws SQLException {
    byte[] stored = ("a".repeat(30_000) + "\u0081").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(hash(inCodePage(stored, "Cp1252"))).isEqualTo(hash(new UnreadableText(stored)));
  }

  @Test
  void aReplacementCharacterOfAUtf8CollationIsText() throws SQLException {
    String text = "a".repeat(30_000) + "\ufffd";

    assertThat(hash(inCodePage(text.getBytes(StandardCharsets.UTF_8), "UTF-8")))
        .isEqualTo(hash(text));
  }

  @Test
  void valuesAroundALargeObjectStayWhereTheyAre() throws SQLException {
    assertThat(hash("before", streamed("text"), 7L)).isEqualTo(hash("before", "text", 7L));
    assertThat(hash(streamed("text"), "before", 7L)).isNotEqualTo(hash("before", "text", 7L));
  }

  @Test
  void aValueThatChangesWhileItIsReadIsAnError() {
    LargeText text =
        new LargeText(() -> new StringReader("abc"), () -> new StringReader("ab"), null);
    LargeBytes bytes = new LargeBytes(4, () -> new ByteArrayInputStream(new byte[5]));

    assertThatThrownBy(() -> hash(text))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("had length 3 and then 2");
    assertThatThrownBy(() -> hash(bytes))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("had length 4 and then 5");
  }

  @Test
  void aValueBeyondTheLengthOfTheEncodingIsRefused() {
    LargeBytes bytes = new LargeBytes(1L << 32, () -> new ByteArrayInputStream(new byte[0]));

    assertThatThrownBy(() -> hash(bytes)).hasMessageContaining("the most is 4 GiB - 1");
  }

  private static LargeText streamed(String text) {
    return new LargeText(() -> new StringReader(text), () -> new StringReader(text), null);
  }

  private static LargeText inCodePage(byte[] stored, String charset) {
    return new LargeText(
        () -> reader(stored, charset),
        () -> reader(stored, charset),
        new LargeBytes(stored.length, () -> new ByteArrayInputStream(stored)));
  }

  private static Reader reader(byte[] stored, String charset) {
    return new InputStreamReader(
        new ByteArrayInputStream(stored), Charset.forName(charset).newDecoder());
  }

  private static String hash(@Nullable Object... values) throws SQLException {
    RowHasher hasher = new RowHasher();
    for (Object value : values) {
      hasher.add(value);
    }
    return HexFormat.of().formatHex(hasher.finish());
  }
}
