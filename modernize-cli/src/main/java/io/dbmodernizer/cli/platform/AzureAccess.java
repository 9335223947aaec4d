package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The access of an operator to the emulator of a local platform.
 *
 * @param endpoint base address of the emulator, which is also the authority for tokens
 * @param tenantId id of the tenant
 * @param clientId client id of the operator, which differs from those of the services
 * @param clientSecretRef reference to the client secret
 * @param certificate PEM file of the certificate to trust
 */
public record AzureAccess(
    String endpoint, String tenantId, String clientId, String clientSecretRef, Path certificate) {

  private static final int OPERATOR = 2;

  /**
   * Returns the access to the platform that was last started in a folder.
   *
   * @param dataFolder data folder of the platform
   * @return the access; empty if no platform was ever started there
   * @throws IOException if the state of the platform cannot be read
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
