package io.dbmodernizer.cli.option;

import java.util.regex.Pattern;

/**
 * The address of a database.
 *
 * @param text a JDBC URL of SQL Server or H2 without secrets
 */
public record JdbcUrl(String text) {
  private static final String FORM =
      "jdbc:sqlserver://HOST:PORT;databaseName=NAME or jdbc:h2:tcp://HOST:PORT/NAME, without secrets";

  /** The properties of both drivers whose values are secrets. */
  private static final Pattern SECRET =
      Pattern.compile(
          "[;?&]\\s*[\\w.]*(password|pwd|secret|token|clientkey)[\\w.]*\\s*=",
          Pattern.CASE_INSENSITIVE);

  /**
   * Reads the value.
   *
   * @param value the text on the command line
   * @return the URL
   * @throws picocli.CommandLine.TypeConversionException if the text is not such a URL; the message
   *     does not repeat a URL with a secret
   */
  public static JdbcUrl parse(String value) {
    if (SECRET.matcher(value).find()) {
      throw InvalidValue.unrepeated("the URL contains a secret, which others can read", FORM);
    }
    if (!value.matches("jdbc:(sqlserver://|h2:)\\S.*")) {
      throw InvalidValue.error(value, "is not the address of a database", FORM);
    }
    return new JdbcUrl(value);
  }

  @Override
  public String toString() {
    return text;
  }
}
