package io.dbmodernizer.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ports of the local platform. */
class PlatformStateTest {

  @TempDir private Path folder;

  @Test
  void keepsAPortThatIsFree() throws IOException {
    // Given
    int first = load().choosePort("broker");

    // When
    int second = load().choosePort("broker");

    // Then
    assertThat(second).isEqualTo(first);
  }

  @Test
  void noTwoProcessesGetTheSamePort() throws IOException {
    // Given
    PlatformState state = load();

    // When: so many that a free port is offered twice.
    for (int i = 0; i < 1_000; i++) {
      state.choosePort("process-" + i);
    }

    // Then
    assertThat(state.ports().values()).hasSize(1_000).doesNotHaveDuplicates();
  }

  @Test
  void separatesProcessesThatGotTheSamePort() throws IOException {
    // Given
    int port = FreePorts.otherThan(List.of());
    Files.writeString(file(), "port.broker=%1$d\nport.controller=%1$d\n".formatted(port));

    // When
    PlatformState state = load();
    state.choosePort("broker");
    state.choosePort("controller");

    // Then
    assertThat(load().ports().values()).hasSize(2).doesNotHaveDuplicates().contains(port);
  }

  private PlatformState load() throws IOException {
    return PlatformState.load(file());
  }

  private Path file() {
    return folder.resolve("platform.properties");
  }
}
