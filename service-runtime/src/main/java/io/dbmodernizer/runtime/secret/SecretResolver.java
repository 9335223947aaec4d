package io.dbmodernizer.runtime.secret;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.request.SecretRef;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A resolver of references to secrets. It reads a secret at every use, so a rotated secret is used
 * at once. It remembers the values only so that {@link #redact} can remove them from texts such as
 * a driver's error message.
 */
public final class SecretResolver {
  private static final int SHORTEST_REDACTED = 4;

  private final LocalSecrets local;
  private final KeyVaultSecrets keyVault;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /**
   * @param environment looks an environment variable up; null if it is not set
   * @param keyVault reads secrets from Azure Key Vault
   */
  public SecretResolver(UnaryOperator<@Nullable String> environment, KeyVaultSecrets keyVault) {
    this.local = new LocalSecrets(environment);
    this.keyVault = keyVault;
  }

  /** Returns a resolver on the process's own environment. */
  public static SecretResolver ofProcess(KeyVaultSecrets keyVault) {
    Map<String, String> variables = System.getenv();
    return new SecretResolver(variables::get, keyVault);
  }

  /**
   * Reads the secret of a reference.
   *
   * @param reference as in the request, for example {@code env:SOURCE_PASSWORD}
   * @return the secret
   * @throws StepException with reason {@code SECRET_UNRESOLVABLE}, retryable, naming the reference
   */
  public String resolve(String reference) {
    String value;
    try {
      value = read(SecretRef.parse(reference));
    } catch (IOException | RuntimeException e) {
      throw unresolvable(reference, e);
    }
    if (value.length() >= SHORTEST_REDACTED) {
      seen.add(value);
    }
    return value;
  }

  /** Returns the text with every secret that was resolved by this process replaced. */
  public String redact(String text) {
    String redacted = text;
    for (String secret : seen) {
      redacted = redacted.replace(secret, "[secret]");
    }
    return redacted;
  }

  private String read(SecretRef reference) throws IOException {
    return reference instanceof SecretRef.KeyVaultSecret inVault
        ? keyVault.read(inVault)
        : local.read(reference);
  }

  private static StepException unresolvable(String reference, Exception cause) {
    String shown = SecretRef.isReference(reference) ? reference : "(not a reference)";
    return new StepException(
        StepResult.retryable(
            Reason.SECRET_UNRESOLVABLE,
            shown,
            "the secret " + shown + " cannot be read: " + cause.getClass().getSimpleName(),
            "Make the secret readable for this service: set the environment variable, mount the file, or"
                + " grant the service's identity Key Vault Secrets User on the vault."),
        cause);
  }
}
