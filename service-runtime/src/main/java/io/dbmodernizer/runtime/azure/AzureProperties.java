package io.dbmodernizer.runtime.azure;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the connection to Azure Resource Manager.
 *
 * @param endpoint base URL of Azure Resource Manager; HTTPS
 * @param authorityHost base URL of Microsoft Entra ID; HTTPS
 * @param tenantId Entra tenant; needed with a client id
 * @param clientId application id of the service's principal; absent for the default credential
 *     chain (environment, workload identity, managed identity, developer tools)
 * @param clientSecretRef reference to the client secret ({@code env:}, {@code file:}); needed with
 *     a client id
 * @param trustedCertificate PEM file of a certificate to trust besides the JDK's, for the local
 *     emulator
 * @param pollInterval time between polls of an operation when Azure does not say (Azure's own
 *     clients use 30 s)
 * @param callTimeout longest time for one call
 * @param operationTimeout longest time for one long-running operation; one that takes longer fails
 *     its step, and a retry observes the resource
 */
@ConfigurationProperties("dbmodernizer.azure")
public record AzureProperties(
    @DefaultValue("https://management.azure.com") URI endpoint,
    @DefaultValue("https://login.microsoftonline.com") URI authorityHost,
    @Nullable String tenantId,
    @Nullable String clientId,
    @Nullable String clientSecretRef,
    @Nullable Path trustedCertificate,
    @DefaultValue("15s") Duration pollInterval,
    @DefaultValue("60s") Duration callTimeout,
    @DefaultValue("2h") Duration operationTimeout) {

  /** Checks that the settings go together. */
  public AzureProperties {
    requireHttps("dbmodernizer.azure.endpoint", endpoint);
    requireHttps("dbmodernizer.azure.authority-host", authorityHost);
    if (clientId != null && (tenantId == null || clientSecretRef == null)) {
      throw new IllegalArgumentException(
          "dbmodernizer.azure.client-id is set, so dbmodernizer.azure.tenant-id and"
              + " dbmodernizer.azure.client-secret-ref are needed too");
    }
    if (pollInterval.isNegative() || pollInterval.isZero()) {
      throw new IllegalArgumentException(
          "dbmodernizer.azure.poll-interval is " + pollInterval + ", must be more than zero");
    }
  }

  private static void requireHttps(String name, URI uri) {
    if (!"https".equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException(
          name + " is " + uri + ", must be an https URL: tokens are never sent over plain HTTP");
    }
  }
}
