package io.dbmodernizer.runtime.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import io.dbmodernizer.request.SecretRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The identity of the service towards Azure. */
public final class AzureCredentials {
  private AzureCredentials() {}

  /**
   * A client secret where one is configured, else the default chain of azure-identity (environment, workload identity,
   * managed identity, developer tools).
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
    SecretRef reference = SecretRef.parse(secretRef);
    if (reference instanceof SecretRef.Env env) {
      String value = System.getenv(env.name());
      if (value != null) {
        return value;
      }
    } else if (reference instanceof SecretRef.File file) {
      try {
        return Files.readString(Path.of(file.path().toString())).strip();
      } catch (IOException e) {
        throw new IllegalArgumentException(unreadable(secretRef), e);
      }
    }
    throw new IllegalArgumentException(unreadable(secretRef));
  }

  private static String unreadable(String secretRef) {
    return "dbmodernizer.azure.client-secret-ref is "
        + secretRef
        + ", must name an environment variable that is set (env:NAME) or a readable file (file:PATH);"
        + " a vault cannot hold the credential that opens it";
  }
}
