package io.dbmodernizer.runtime.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import io.dbmodernizer.request.SecretRef;
import io.dbmodernizer.runtime.secret.LocalSecrets;
import java.io.IOException;

/** The identity of the service towards Azure. */
public final class AzureCredentials {
  private AzureCredentials() {}

  /**
   * Returns a client secret where one is configured, else the default chain of azure-identity
   * (environment, workload identity, managed identity, developer tools).
   *
   * @throws IllegalArgumentException if the client secret's reference cannot be read
   */
  public static TokenCredential create(AzureProperties properties, HttpClient httpClient) {
    String clientId = properties.clientId();
    String secretRef = properties.clientSecretRef();
    if (clientId == null || secretRef == null) {
      return new DefaultAzureCredentialBuilder()
          .authorityHost(properties.authorityHost().toString())
          .httpClient(httpClient)
          .build();
    }
    ClientSecretCredentialBuilder builder =
        new ClientSecretCredentialBuilder()
            .authorityHost(properties.authorityHost().toString())
            .tenantId(properties.tenantId())
            .clientId(clientId)
            .clientSecret(read(secretRef))
            .httpClient(httpClient);
    if (properties.trustedCertificate() != null) {
      // A private authority is not in Microsoft's directory of instances.
      builder.disableInstanceDiscovery();
    }
    return builder.build();
  }

  private static String read(String secretRef) {
    try {
      return new LocalSecrets(System::getenv).read(SecretRef.parse(secretRef));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "dbmodernizer.azure.client-secret-ref is "
              + secretRef
              + ", must name an environment variable that is set (env:NAME) or a readable file"
              + " (file:PATH); a vault cannot hold the credential that opens it",
          e);
    }
  }
}
