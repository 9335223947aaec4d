package io.dbmodernizer.cli.azure;

import io.dbmodernizer.cli.platform.AzureAccess;
import io.dbmodernizer.runtime.azure.AzureProperties;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the operator's connection to Azure: from the environment, under the names that
 * the services use, or from the local platform.
 */
final class OperatorSettings {

  private static final String PREFIX = "DBMODERNIZER_AZURE_";
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(15);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration OPERATION_TIMEOUT = Duration.ofHours(2);
  private static final String AZURE = "https://management.azure.com";
  private static final String ENTRA = "https://login.microsoftonline.com";

  private OperatorSettings() {}

  /** Returns the settings in the environment; empty if it has none. */
  static Optional<AzureProperties> ofEnvironment(
      Map<String, String> environment, @Nullable String endpoint) {
    boolean named =
        endpoint != null || environment.keySet().stream().anyMatch(n -> n.startsWith(PREFIX));
    if (!named) {
      return Optional.empty();
    }
    String certificate = environment.get(PREFIX + "TRUSTEDCERTIFICATE");
    return Optional.of(
        of(
            endpoint != null ? endpoint : environment.getOrDefault(PREFIX + "ENDPOINT", AZURE),
            environment.getOrDefault(PREFIX + "AUTHORITYHOST", ENTRA),
            environment.get(PREFIX + "TENANTID"),
            environment.get(PREFIX + "CLIENTID"),
            environment.get(PREFIX + "CLIENTSECRETREF"),
            certificate == null ? null : Path.of(certificate)));
  }

  /** Returns the settings for the emulator of a local platform. */
  static AzureProperties ofPlatform(AzureAccess access) {
    return of(
        access.endpoint(),
        access.endpoint(),
        access.tenantId(),
        access.clientId(),
        access.clientSecretRef(),
        access.certificate());
  }

  /** Returns the settings for Azure with the identity of {@code az login}. */
  static AzureProperties ofAzure() {
    return of(AZURE, ENTRA, null, null, null, null);
  }

  private static AzureProperties of(
      String endpoint,
      String authorityHost,
      @Nullable String tenantId,
      @Nullable String clientId,
      @Nullable String clientSecretRef,
      @Nullable Path certificate) {
    return new AzureProperties(
        URI.create(endpoint),
        URI.create(authorityHost),
        tenantId,
        clientId,
        clientSecretRef,
        certificate,
        POLL_INTERVAL,
        CALL_TIMEOUT,
        OPERATION_TIMEOUT);
  }
}
