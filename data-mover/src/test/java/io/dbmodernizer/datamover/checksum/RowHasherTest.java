package io.dbmodernizer.datamover.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The encoding of numbers and text, against the plain form in which the first release wrote it. */
class RowHasherTest {

  @Test
  void numbersAreEncodedWithoutTrailingZerosAndInAsFewBytesAsPossible() throws Exception {
    Random random = new Random(1);
    for (long number :
        new long[] {
          0,
          1,
          -1,
          10,
          -10,
          127,
          128,
          -128,
          -129,
          1_000_000,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          9_000_000_000_000_000_000L,
          -256,
          255,
          256
        }) {
      assertThat(hash(number)).isEqualTo(expected(BigDecimal.valueOf(number)));
    }
    for (int round = 0; round < 2_000; round++) {
      long number = random.nextLong() >> random.nextInt(64);
      assertThat(hash(number)).isEqualTo(expected(BigDecimal.valueOf(number)));
      BigDecimal decimal =
          new BigDecimal(new BigInteger(random.nextInt(127), random), random.nextInt(30));
      BigDecimal scaled = random.nextBoolean() ? decimal : decimal.negate().setScale(32);
      assertThat(hash(scaled)).isEqualTo(expected(scaled));
    }
    assertThat(hash(new BigDecimal("0.0000"))).isEqualTo(hash(0L));
  }

  @Test
  void textIsEncodedAsUtf8WhateverItsLengthAndItsLetters() throws Exception {
    for (int length : new int[] {0, 1, 500, 1_018, 1_019, 1_020, 1_024, 5_000}) {
      for (String last : new String[] {"", "z", "é", "漢", "😀", "\u007f", "\u0080"}) {
        String text = "x".repeat(length) + last;
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] encoded =
            ByteBuffer.allocate(5 + utf8.length)
                .put((byte) 8)
                .putInt(utf8.length)
                .put(utf8)
                .array();

        assertThat(hash(text)).isEqualTo(sha256(encoded));
        assertThat(hash("first", text))
            .isEqualTo(
                sha256(concat(new byte[] {8, 0, 0, 0, 5, 'f', 'i', 'r', 's', 't'}, encoded)));
      }
    }
  }

  private static byte[] expected(BigDecimal number) throws Exception {
    BigDecimal plain = number.stripTrailingZeros();
    byte[] digits = plain.unscaledValue().toByteArray();
    return sha256(
        ByteBuffer.allocate(9 + digits.length)
            .put((byte) 2)
            .putInt(plain.scale())
            .putInt(digits.length)
            .put(digits)
            .array());
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private static byte[] hash(Object... values) throws Exception {
    RowHasher hasher = new RowHasher();
    for (Object value : values) {
      hasher.add(value);
    }
    return hasher.finish();
  }
}
