package io.dbmodernizer.emulator;

import io.dbmodernizer.emulator.arm.operation.Pace;
import io.dbmodernizer.emulator.host.NetworkOptions;
import io.dbmodernizer.emulator.throttle.ThrottleLimits;
import io.dbmodernizer.emulator.time.MillisecondTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options while they are put together: a new option is a component of {@link EmulatorOptions}, a
 * field here with its default, and a wither there.
 */
final class EmulatorOptionsBuilder {

  int port;
  int sqlPort;
  @Nullable Path dataFolder;
  Pace pace = Pace.BRISK;
  Duration retryAfter = Duration.ofSeconds(1);
  InstantSource clock = MillisecondTime.of(InstantSource.system());
  @Nullable String staticToken;
  boolean autoRegisterIntegrationRuntime = true;
  String sourceUrlTemplate = EmulatorOptions.H2_SOURCE;
  int rowsPerSecond;
  @Nullable String targetUrlTemplate;
  int requestLogSize = 10_000;
  NetworkOptions network = NetworkOptions.LOOPBACK;
  ThrottleLimits throttling = ThrottleLimits.azure();
  Duration visibleAfter = Duration.ZERO;
  Set<String> subscriptions = Set.of();

  /** With the defaults. */
  EmulatorOptionsBuilder() {}

  /** With the values of other options. */
  EmulatorOptionsBuilder(EmulatorOptions options) {
    this.port = options.port();
    this.sqlPort = options.sqlPort();
    this.dataFolder = options.dataFolder();
    this.pace = options.pace();
    this.retryAfter = options.retryAfter();
    this.clock = options.clock();
    this.staticToken = options.staticToken();
    this.autoRegisterIntegrationRuntime = options.autoRegisterIntegrationRuntime();
    this.sourceUrlTemplate = options.sourceUrlTemplate();
    this.rowsPerSecond = options.rowsPerSecond();
    this.targetUrlTemplate = options.targetUrlTemplate();
    this.requestLogSize = options.requestLogSize();
    this.network = options.network();
    this.throttling = options.throttling();
    this.visibleAfter = options.visibleAfter();
    this.subscriptions = options.subscriptions();
  }

  EmulatorOptions build() {
    return new EmulatorOptions(
        port,
        sqlPort,
        dataFolder,
        pace,
        retryAfter,
        clock,
        staticToken,
        autoRegisterIntegrationRuntime,
        sourceUrlTemplate,
        rowsPerSecond,
        targetUrlTemplate,
        requestLogSize,
        network,
        throttling,
        visibleAfter,
        subscriptions);
  }
}
