package io.dbmodernizer.emulator.requestlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.arm.call.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeRecordingTest {

  private static final Exchange EXCHANGE =
      new Exchange(
          "PUT",
          "/subscriptions/s/resourceGroups/g?api-version=2021-04-01",
          Json.parse("{\"location\":\"eastus\"}"),
          201,
          Map.of("Retry-After", "1"),
          null,
          "app1",
          true);

  @TempDir private Path folder;

  @Test
  void eachExchangeIsOneLineWithTheAgreedFields() throws Exception {
    // Given
    try (ExchangeRecording recording = ExchangeRecording.in(folder.resolve("new"))) {
      // When
      recording.add(EXCHANGE);
      recording.add(EXCHANGE);

      // Then
      List<String> lines = Files.readAllLines(onlyFile());
      assertThat(lines).hasSize(2);
      assertThat(lines.get(1))
          .isEqualTo(
              "{\"method\":\"PUT\",\"target\":\"/subscriptions/s/resourceGroups/g?api-version=2021-04-01\","
                  + "\"requestBody\":{\"location\":\"eastus\"},\"status\":201,\"headers\":{\"Retry-After\":\"1\"},"
                  + "\"responseBody\":null,\"principal\":\"app1\",\"fault\":true}");
    }
  }

  @Test
  void aRecordingThatIsOffWritesNothing() throws Exception {
    // When
    try (ExchangeRecording recording = ExchangeRecording.off()) {
      recording.add(EXCHANGE);
    }

    // Then
    assertThat(folder).isEmptyDirectory();
  }

  private Path onlyFile() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("new"))) {
      return files.reduce((one, other) -> folder.resolve("several")).orElseThrow();
    }
  }
}
