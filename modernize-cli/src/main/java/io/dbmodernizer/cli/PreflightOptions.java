package io.dbmodernizer.cli;

import io.dbmodernizer.cli.option.ServiceUrl;
import io.dbmodernizer.cli.platform.ServiceName;
import io.dbmodernizer.cli.verify.Preflight;
import io.dbmodernizer.cli.verify.ServiceClient;
import io.dbmodernizer.cli.verify.VerificationReport;
import io.dbmodernizer.events.MigrationRequested;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the preflight of requests. */
final class PreflightOptions {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ALL = ServiceName.values().length;

  @Option(
      names = "--no-preflight",
      description = "Do not ask the services whether they can carry the request out.")
  private boolean off;

  @Option(
      names = "--services",
      split = ",",
      paramLabel = "URL",
      description =
          "Base addresses of the four services for the preflight, separated by commas, in any order."
              + " Default: those of the profile, else of the local platform; with --api or"
              + " --bootstrap-servers none, because these name another platform.")
  private List<ServiceUrl> services = List.of();

  private @Nullable ServiceClient client;
  private int known;

  /** Returns whether the services are to be asked. */
  boolean isOn() {
    return !off;
  }

  /**
   * Finds the services.
   *
   * @param platform the connection
   * @throws IOException if the profile or the state of the local platform cannot be read
   */
  void connect(ConnectionOptions platform) throws IOException {
    // Another address is that of another platform, of whose services nothing is known.
    boolean elsewhere =
        services.isEmpty() && (platform.bootstrapServers != null || platform.api != null);
    Map<String, String> urls = elsewhere ? Map.of() : ServiceAddresses.of(services, platform);
    known = urls.size();
    client =
        urls.isEmpty()
            ? null
            : new ServiceClient(urls, PATIENCE, platform.token(!services.isEmpty()));
  }

  /** Returns whether the address of a service is known. */
  boolean isPossible() {
    return known > 0;
  }

  /** Returns what the services that are known say of a request. */
  VerificationReport check(MigrationRequested request) {
    return client == null ? new VerificationReport(List.of()) : Preflight.of(client, request);
  }

  /** Returns why services are not asked; empty if all are. */
  String unasked() {
    return known == ALL
        ? ""
        : ("%s, because %s known; give all four with --services, or in the profile")
            .formatted(
                known == 0 ? "the preflight" : (ALL - known) + " of the services",
                known == 0
                    ? "no address of a service is"
                    : "only %d of their addresses are".formatted(known));
  }
}
