package io.dbmodernizer.runtime.secret;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import io.dbmodernizer.request.SecretRef;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A reader of secrets in Azure Key Vault, with one client per vault. */
public final class KeyVaultSecrets {
  private final TokenCredential credential;
  private final HttpClient httpClient;
  private final Map<String, SecretClient> clients = new ConcurrentHashMap<>();

  /**
   * @param credential identity of the service; needs the role Key Vault Secrets User on the vault
   * @param httpClient transport
   */
  public KeyVaultSecrets(TokenCredential credential, HttpClient httpClient) {
    this.credential = credential;
    this.httpClient = httpClient;
  }

  /**
   * @return the secret, in its newest version unless the reference names one
   * @throws RuntimeException of the Azure SDK if the vault cannot be reached or refuses
   */
  String read(SecretRef.KeyVaultSecret reference) {
    return clients
        .computeIfAbsent(
            reference.vault().toString(),
            uri ->
                new SecretClientBuilder()
                    .vaultUrl(uri)
                    .credential(credential)
                    .httpClient(httpClient)
                    .buildClient())
        .getSecret(reference.name(), reference.version())
        .getValue();
  }
}
