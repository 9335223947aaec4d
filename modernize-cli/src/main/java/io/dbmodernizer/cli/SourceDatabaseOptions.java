package io.dbmodernizer.cli;

import io.dbmodernizer.cli.database.DatabaseAddress;
import io.dbmodernizer.cli.option.JdbcUrl;
import io.dbmodernizer.cli.option.LocalSecret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the source database. */
final class SourceDatabaseOptions {

  @Option(
      names = "--source",
      required = true,
      paramLabel = "JDBC_URL",
      description =
          "JDBC URL of the source, SQL Server or H2. A password in it is refused, because others"
              + " can read command lines.")
  private JdbcUrl url = new JdbcUrl("");

  @Option(
      names = "--source-user",
      paramLabel = "NAME",
      description = "Login on the source. Default: as the URL says.")
  private @Nullable String user;

  @Option(
      names = "--source-password",
      paramLabel = "SECRET_REF",
      description = "Reference to the password: env:NAME or file:PATH.")
  private @Nullable LocalSecret password;

  DatabaseAddress address() {
    return new DatabaseAddress("source", url, user, password);
  }
}
