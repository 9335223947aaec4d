package io.dbmodernizer.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.emulator.arm.operation.Pace;
import io.dbmodernizer.emulator.host.NetworkOptions;
import io.dbmodernizer.emulator.throttle.ThrottleLimits;
import io.dbmodernizer.emulator.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EmulatorOptionsTest {

  private static final String SUBSCRIPTION = "00000000-0000-4000-8000-0000000000aa";

  @Test
  void theProgramHasTheDefaultsOfAnEmulatorInATest() {
    assertThat(program()).usingRecursiveComparison().isEqualTo(EmulatorOptions.defaults());
  }

  @Test
  void theProgramAndTheMethodsSetTheSameOptions() {
    // When
    EmulatorOptions program =
        program(
            "--port=8443",
            "--sql-port=9092",
            "--bind=0.0.0.0",
            "--dns-name=emulator",
            "--dns-name=azure",
            "--certificate=copy.pem",
            "--data=kept",
            "--profile=typical",
            "--source-url-template=jdbc:a:{host}",
            "--target-url-template=jdbc:b:{server}",
            "--rows-per-second=200",
            "--visible-after=PT2S",
            "--subscription=" + SUBSCRIPTION,
            "--no-auto-register",
            "--no-throttling");

    // Then
    assertThat(program)
        .usingRecursiveComparison()
        .isEqualTo(
            EmulatorOptions.defaults()
                .withPorts(8443, 9092)
                .withNetwork(
                    new NetworkOptions(
                        "0.0.0.0", List.of("emulator", "azure"), Path.of("copy.pem")))
                .withDataFolder(Path.of("kept"))
                .withPace(Pace.TYPICAL, Duration.ofSeconds(1))
                .withMigrations(false, "jdbc:a:{host}", 200)
                .withTargets("jdbc:b:{server}")
                .withEventualConsistency(Duration.ofSeconds(2))
                .withSubscriptions(Set.of(SUBSCRIPTION))
                .withThrottling(ThrottleLimits.unlimited()));
  }

  @Test
  void aManualClockAndATokenFromTheEnvironmentAreOptionsOfTheProgram() {
    assertThat(program("--manual-clock").clock).isInstanceOf(ManualClock.class);
    assertThat(program("--static-token-env", "PATH").staticToken).isEqualTo(System.getenv("PATH"));
    assertThat(program("--static-token-env", "NO_SUCH_VARIABLE").staticToken).isNull();
  }

  @Test
  void aCopyLeavesTheOptionsAsTheyAre() {
    // Given
    EmulatorOptions options = EmulatorOptions.defaults();

    // When
    EmulatorOptions copy = options.withPorts(1, 2);

    // Then
    assertThat(copy.port).isEqualTo(1);
    assertThat(options.port).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--port=65536, port",
    "--sql-port=-1, sqlPort",
    "--rows-per-second=-1, rowsPerSecond",
    "--source-url-template=sqlserver, sourceUrlTemplate",
    "--target-url-template=sqlserver, targetUrlTemplate",
    "--visible-after=-PT1S, visibleAfter",
    "--subscription=mine, UUID"
  })
  void whatIsNotAcceptedIsRefused(String option, String named) {
    assertThatThrownBy(program(option)::check)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  private static EmulatorOptions program(String... arguments) {
    EmulatorOptions options = EmulatorOptions.defaults();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return options;
  }
}
