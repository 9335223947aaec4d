package io.dbmodernizer.runtime.secret;

import io.dbmodernizer.request.DocumentText;
import io.dbmodernizer.request.SecretRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A reader of secrets in environment variables and files. */
public final class LocalSecrets {
  private final UnaryOperator<@Nullable String> environment;

  /**
   * @param environment looks an environment variable up; null if it is not set
   */
  public LocalSecrets(UnaryOperator<@Nullable String> environment) {
    this.environment = environment;
  }

  /**
   * Reads a secret.
   *
   * @return the secret; of a file without white space around it
   * @throws IOException if the variable is not set, the file cannot be read, or the secret is in a
   *     vault
   */
  public String read(SecretRef reference) throws IOException {
    if (reference instanceof SecretRef.EnvironmentVariable variable) {
      String value = environment.apply(variable.name());
      if (value == null) {
        throw new IOException("the environment variable " + variable.name() + " is not set");
      }
      return value;
    }
    if (reference instanceof SecretRef.SecretFile file) {
      return DocumentText.read(Path.of(file.path())).strip();
    }
    throw new IOException(reference + " is not on this machine");
  }
}
