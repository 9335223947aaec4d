package io.dbmodernizer.cli.option;

import io.dbmodernizer.request.SecretRef;

/**
 * A reference to a secret on this machine.
 *
 * @param reference an environment variable or a file
 */
public record LocalSecret(SecretRef reference) {
  private static final String FORM = "env:NAME or file:PATH";

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the reference
   * @throws picocli.CommandLine.TypeConversionException if the text has another form; the message
   *     does not repeat it, because it may be a password
   */
  public static LocalSecret parse(String text) {
    if (!SecretRef.isReference(text) || SecretRef.parse(text) instanceof SecretRef.KeyVaultSecret) {
      throw InvalidValue.unrepeated("the value is not a reference to a secret", FORM);
    }
    return new LocalSecret(SecretRef.parse(text));
  }

  @Override
  public String toString() {
    return reference.toString();
  }
}
