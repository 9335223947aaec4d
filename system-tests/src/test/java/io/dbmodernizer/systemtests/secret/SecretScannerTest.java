package io.dbmodernizer.systemtests.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretScannerTest {

  private static final String SECRET = "Planted-9/secret+ü";

  private final SecretScanner scanner = new SecretScanner(Map.of("planted", SECRET));

  static Stream<byte[]> plantedForms() {
    byte[] utf8 = SECRET.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        utf8,
        SECRET.getBytes(StandardCharsets.UTF_16LE),
        SECRET.getBytes(StandardCharsets.UTF_16BE),
        Base64.getEncoder().encode(utf8),
        Base64.getEncoder().encode(SECRET.getBytes(StandardCharsets.UTF_16LE)),
        Base64.getEncoder().encode(("u:" + SECRET + ":x").getBytes(StandardCharsets.UTF_8)),
        Base64.getEncoder().encode(("user:" + SECRET).getBytes(StandardCharsets.UTF_8)),
        ("client_secret=" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @MethodSource("plantedForms")
  void findsAPlantedSecretInEveryForm(byte[] planted) {
    // Given
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {1, 2, 3});
    bytes.writeBytes(planted);
    bytes.writeBytes(new byte[] {4});

    // When, Then
    assertThat(scanner.find(bytes.toByteArray())).isNotEmpty();
  }

  @Test
  void findsNothingElse() {
    assertThat(scanner.find("Planted-9/secret".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void findingsDoNotRepeatTheSecret() {
    assertThat(scanner.find(SECRET.getBytes(StandardCharsets.UTF_8)))
        .allSatisfy(finding -> assertThat(finding).doesNotContain(SECRET));
  }

  @Test
  void refusesASecretThatOrdinaryTextWouldContain() {
    assertThatThrownBy(() -> new SecretScanner(Map.of("short", "abc")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
