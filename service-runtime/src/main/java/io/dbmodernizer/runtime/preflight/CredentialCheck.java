package io.dbmodernizer.runtime.preflight;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.AzureProperties;
import java.util.List;

/** The check that the service can sign in. It requests a token for Azure Resource Manager. */
final class CredentialCheck implements PreflightCheck {
  private final TokenCredential credential;
  private final AzureProperties properties;

  /**
   * @param credential identity of the service
   * @param properties the authority and the endpoint
   */
  public CredentialCheck(TokenCredential credential, AzureProperties properties) {
    this.credential = credential;
    this.properties = properties;
  }

  @Override
  public String name() {
    return "credential";
  }

  @Override
  public List<PreflightFinding> check(MigrationRequested request) {
    String scope = properties.endpoint().toString().replaceAll("/+$", "") + "/.default";
    String clientId = properties.clientId();
    String identity = clientId == null ? "default credential chain" : "client " + clientId;
    try {
      credential.getTokenSync(new TokenRequestContext().addScopes(scope));
    } catch (RuntimeException e) {
      return List.of(
          PreflightFinding.failed(
              identity,
              "no token from " + properties.authorityHost() + ": " + firstLine(e),
              "Give the service an identity: a managed identity, workload identity, or"
                  + " dbmodernizer.azure.client-id with its secret."));
    }
    return List.of(PreflightFinding.passed(identity, "signs in at " + properties.authorityHost()));
  }

  /** Returns the first line, because the message of the credential chain fills a page. */
  private static String firstLine(RuntimeException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse("");
  }
}
