package io.dbmodernizer.cli.database;

import io.dbmodernizer.cli.failure.CommandFailedException;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.option.JdbcUrl;
import io.dbmodernizer.cli.option.LocalSecret;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.request.DocumentText;
import io.dbmodernizer.request.SecretRef;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One database of a command with its login.
 *
 * @param side {@code source} or {@code target}, the beginning of the options' names
 * @param url the JDBC URL, without secrets
 * @param user the login, or null if the URL says how to log in
 * @param password the reference to the password, or null if the login needs none
 */
public record DatabaseAddress(
    String side, JdbcUrl url, @Nullable String user, @Nullable LocalSecret password) {

  private static final String LOGIN_TIMEOUT_SECONDS = "15";

  /**
   * Connects to the database. Creates nothing: an embedded H2 database must exist.
   *
   * @param environment environment variables, for the password
   * @param silence the longest time without an answer while a statement runs
   * @return an open connection; the caller closes it
   * @throws CommandRefusedException if the password cannot be read
   * @throws CommandFailedException if the database cannot be opened
   */
  public Connection open(Map<String, String> environment, Duration silence) {
    try {
      return connect(environment, silence);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * Connects as {@link #open} does, and leaves the failures of the database to the caller.
   *
   * @throws CommandRefusedException if the password cannot be read
   * @throws SQLException if the database cannot be opened
   */
  public Connection connect(Map<String, String> environment, Duration silence) throws SQLException {
    String secret = secret(environment);
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (secret != null) {
      properties.setProperty("password", secret);
    }
    properties.putAll(SqlDialect.driverProperties(url.text()));
    if (url.text().startsWith("jdbc:sqlserver:")) {
      properties.setProperty("loginTimeout", LOGIN_TIMEOUT_SECONDS);
      properties.setProperty("socketTimeout", Long.toString(silence.toMillis()));
      properties.setProperty("applicationName", "modernize");
    } else {
      properties.setProperty("IFEXISTS", "TRUE");
      if (url.text().startsWith("jdbc:h2:tcp:") || url.text().startsWith("jdbc:h2:ssl:")) {
        properties.setProperty("NETWORK_TIMEOUT", Long.toString(silence.toMillis()));
      }
    }
    return DriverManager.getConnection(url.text(), properties);
  }

  /** Returns the failure of a command for an error of this database. */
  public CommandFailedException failure(SQLException e) {
    SqlFailureKind kind = SqlFailures.classify(e);
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new CommandFailedException(
        "the %s %s %s: %s".formatted(side, this, problem(kind), message), remedy(kind));
  }

  private String problem(SqlFailureKind kind) {
    return switch (kind) {
      case UNREACHABLE -> "cannot be reached";
      case LOGIN_FAILED -> "refuses the login";
      case DATABASE_NOT_FOUND -> "does not exist, or is hidden from the login";
      case PERMISSION_DENIED -> "denies the login a right that the command needs";
      case DEADLOCK_OR_TRANSIENT, THROTTLED -> "is busy";
      case OUT_OF_SPACE -> "has no space left";
      case CONSTRAINT_VIOLATION, INVALID_VALUE, OTHER -> "refused a statement";
    };
  }

  private String remedy(SqlFailureKind kind) {
    return switch (kind) {
      case UNREACHABLE ->
          "check host and port in --%s, and that firewalls allow connections from here"
              .formatted(side);
      case LOGIN_FAILED -> "check --%s-user and --%s-password".formatted(side, side);
      case DATABASE_NOT_FOUND -> "check the name of the database in --%s".formatted(side);
      case PERMISSION_DENIED ->
          "make the login a member of db_datareader and grant it VIEW DEFINITION";
      case DEADLOCK_OR_TRANSIENT, THROTTLED -> "run the command again when the load is lower";
      case OUT_OF_SPACE -> "enlarge the database, its log or its disk";
      case CONSTRAINT_VIOLATION, INVALID_VALUE, OTHER -> "remove the cause that the database names";
    };
  }

  private @Nullable String secret(Map<String, String> environment) {
    if (password == null) {
      return null;
    }
    if (user == null) {
      throw new CommandRefusedException(
          "--%s-password has no login".formatted(side),
          "give the login with --%s-user".formatted(side));
    }
    if (password.reference() instanceof SecretRef.EnvironmentVariable variable) {
      String value = environment.get(variable.name());
      if (value == null) {
        throw unreadable("the environment variable " + variable.name() + " is not set");
      }
      return value;
    }
    Path file = Path.of(((SecretRef.SecretFile) password.reference()).path());
    try {
      return DocumentText.read(file).strip();
    } catch (IOException e) {
      throw unreadable("the file " + file + " cannot be read");
    }
  }

  private CommandRefusedException unreadable(String problem) {
    return new CommandRefusedException(
        problem, "give the password with --%s-password env:NAME or file:PATH".formatted(side));
  }

  /** Returns the URL and the login. It has no secret. */
  @Override
  public String toString() {
    return url + (user == null ? "" : " (login " + user + ")");
  }
}
