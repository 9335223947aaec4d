package io.dbmodernizer.request;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a secret, never the secret itself: {@code env:NAME}, {@code file:PATH} or {@code
 * keyvault:VAULT_URI/secrets/NAME}. A service resolves it at the moment of use.
 */
public sealed interface SecretRef {

  /** The accepted forms, for error messages. */
  String ACCEPTED = "env:NAME, file:PATH or keyvault:https://VAULT/secrets/NAME";

  /**
   * Reads a reference.
   *
   * @param text a reference in one of the three forms
   * @return the reference
   * @throws IllegalArgumentException if the text is null, blank or has another form; the message
   *     never repeats the text, because a user may have written a password there
   */
  static SecretRef parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("is not a reference to a secret; give " + ACCEPTED);
    }
    int colon = text.indexOf(':');
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = text.substring(colon + 1);
    return switch (scheme) {
      case "env" -> new EnvironmentVariable(rest);
      case "file" -> new SecretFile(rest);
      case "keyvault" -> KeyVaultSecret.parse(rest);
      default ->
          throw new IllegalArgumentException(
              "this is not a reference to a secret; give "
                  + ACCEPTED
                  + ", never the secret itself (it is not repeated here in case it is one)");
    };
  }

  /**
   * Returns whether a text is a reference in one of the three forms.
   *
   * @param text any text, possibly a secret in plain text; null gives false
   * @return true if {@link #parse} accepts it
   */
  static boolean isReference(@Nullable String text) {
    try {
      parse(text);
      return true;
    } catch (IllegalArgumentException notAReference) {
      return false;
    }
  }

  /**
   * An environment variable of the service that needs the secret.
   *
   * @param name name of the variable: letters, digits and underscores, no digit first
   */
  record EnvironmentVariable(String name) implements SecretRef {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    /** Checks the name of the variable. */
    public EnvironmentVariable {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "after env: give the name of an environment variable: letters, digits and"
                + " underscores, no digit first");
      }
    }

    @Override
    public String toString() {
      return "env:" + name;
    }
  }

  /**
   * A file that contains the secret, as container platforms mount it.
   *
   * @param path path of the file where the service runs
   */
  record SecretFile(String path) implements SecretRef {
    /** Checks the path. */
    public SecretFile {
      boolean valid = !path.isBlank();
      try {
        valid = valid && Path.of(path).getFileName() != null;
      } catch (InvalidPathException e) {
        valid = false;
      }
      if (!valid) {
        throw new IllegalArgumentException("after file: give the path of a file");
      }
    }

    @Override
    public String toString() {
      return "file:" + path;
    }
  }

  /**
   * A secret in an Azure Key Vault.
   *
   * @param vault address of the vault, https and host only
   * @param name name of the secret: 1 to 127 letters, digits and hyphens
   * @param version version of the secret; null for the newest
   */
  record KeyVaultSecret(URI vault, String name, @Nullable String version) implements SecretRef {

    // Vault and secret names: Microsoft.KeyVault in "Naming rules and restrictions for Azure
    // resources".
    private static final Pattern FORM =
        Pattern.compile(
            "(https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?)/secrets/"
                + "([A-Za-z0-9-]{1,127})(?:/([0-9a-fA-F]{32}))?/?");

    static KeyVaultSecret parse(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "after keyvault: give https://VAULT/secrets/NAME, optionally followed by a version of 32"
                + " hexadecimal digits");
      }
      return new KeyVaultSecret(URI.create(matcher.group(1)), matcher.group(2), matcher.group(3));
    }

    @Override
    public String toString() {
      return "keyvault:" + vault + "/secrets/" + name + (version == null ? "" : "/" + version);
    }
  }
}
