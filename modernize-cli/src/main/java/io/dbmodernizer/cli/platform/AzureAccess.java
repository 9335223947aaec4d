package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How an operator signs in to the Azure of a local platform.
 *
 * @param endpoint base address of the emulated Resource Manager, which is its own authority
 * @param tenantId tenant
 * @param clientId the operator's identity, another than those of the services
 * @param clientSecretRef reference to its secret
 * @param certificate PEM file of the certificate to trust
 */
public record AzureAccess(
    String endpoint, String tenantId, String clientId, String clientSecretRef, Path certificate) {

  private static final int OPERATOR = 2;

  /**
   * Returns the way to the Azure of the platform last started in a folder.
   *
   * @param dataFolder the platform's data folder
   * @return the way, empty if none was ever started there
   * @throws IOException if its state cannot be read
   */
  public static Optional<AzureAccess> saved(Path dataFolder) throws IOException {
    Optional<PlatformAddresses> addresses = PlatformAddresses.saved(dataFolder);
    if (addresses.isEmpty()) {
      return Optional.empty();
    }
    DataFolder data = new DataFolder(dataFolder);
    return Optional.of(
        new AzureAccess(
            addresses.get().emulatorUrl(),
            LocalIdentity.TENANT,
            LocalIdentity.client(OPERATOR),
            new LocalSecrets(data).reference(LocalSecrets.AZURE_CLIENT),
            EmulatorProcess.certificate(data)));
  }
}
