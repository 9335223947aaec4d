package io.dbmodernizer.cli;

import io.dbmodernizer.cli.database.DatabaseAddress;
import io.dbmodernizer.cli.option.JdbcUrl;
import io.dbmodernizer.cli.option.LocalSecret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the target database. */
final class TargetDatabaseOptions {

  @Option(
      names = "--target",
      required = true,
      paramLabel = "JDBC_URL",
      description =
          "JDBC URL of the target, SQL Server or H2. A password in it is refused, because others"
              + " can read command lines.")
  private JdbcUrl url = new JdbcUrl("");

  @Option(
      names = "--target-user",
      paramLabel = "NAME",
      description = "Login on the target. Default: as the URL says.")
  private @Nullable String user;

  @Option(
      names = "--target-password",
      paramLabel = "SECRET_REF",
      description = "Reference to the password: env:NAME or file:PATH.")
  private @Nullable LocalSecret password;

  DatabaseAddress address() {
    return new DatabaseAddress("target", url, user, password);
  }
}
