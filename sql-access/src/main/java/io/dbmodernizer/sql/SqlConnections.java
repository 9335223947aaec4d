package io.dbmodernizer.sql;

import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.events.SourceDatabase;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens connections to the source and the target of a migration. It resolves a password at the
 * moment of connecting, and passes it only in the driver's properties, never in a URL. Thread-safe.
 */
public final class SqlConnections {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");
  private static final String NEEDS_BRACES = ";{}=";
  private static final String SQL_SERVER = "jdbc:sqlserver:";
  private static final List<String> H2_REMOTE = List.of("jdbc:h2:tcp:", "jdbc:h2:ssl:");

  /**
   * The time that the driver gets to report a slow login itself, because its message is more
   * precise.
   */
  private static final Duration DRIVER_FIRST = Duration.ofSeconds(1);

  /**
   * The drivers of this class's loader. DriverManager offers only those of the loader that asked
   * first.
   */
  private static final List<Driver> DRIVERS =
      ServiceLoader.load(Driver.class, SqlConnections.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private final SqlProperties properties;
  private final SecretResolver secrets;

  /**
   * @param properties the URL templates and times
   * @param secrets resolves passwords
   */
  public SqlConnections(SqlProperties properties, SecretResolver secrets) {
    this.properties = properties;
    this.secrets = secrets;
  }

  /**
   * Returns the database to move.
   *
   * @throws StepException with reason {@code INVALID_REQUEST} if a value of the request is not
   *     allowed in a JDBC URL
   */
  public SqlEndpoint source(SourceDatabase source) {
    String url =
        fill(
            properties.sourceUrl(),
            Map.of(
                "host", source.getHost(),
                "port", Integer.toString(source.getPort()),
                "database", source.getDatabase(),
                "encrypt", Boolean.toString(source.getEncrypt()),
                "trustServerCertificate", Boolean.toString(source.getTrustServerCertificate())));
    return new SqlEndpoint(
        SqlSide.SOURCE,
        source.getHost(),
        source.getPort(),
        source.getDatabase(),
        url,
        source.getLogin(),
        source.getPasswordRef());
  }

  /**
   * Returns the database in Azure, with the login of its server's administrator.
   *
   * @throws StepException with reason {@code INVALID_REQUEST} if a value of the request is not
   *     allowed in a JDBC URL
   */
  public SqlEndpoint target(TargetProvisioned target) {
    ServerTarget server = target.getRequest().getTarget().getServer();
    String database = target.getRequest().getTarget().getDatabase().getName();
    String url =
        fill(
            properties.targetUrl(),
            Map.of(
                "host", target.getServerFqdn(), "server", server.getName(), "database", database));
    return new SqlEndpoint(
        SqlSide.TARGET,
        target.getServerFqdn(),
        0,
        database,
        url,
        server.getAdministratorLogin(),
        server.getAdministratorPasswordRef());
  }

  /**
   * Connects to a database.
   *
   * @return an open session; the caller closes it
   * @throws StepException if the password cannot be resolved, the server does not answer or refuses
   *     the login. It is retryable and names host, port, database and login
   */
  public SqlSession open(SqlEndpoint endpoint) {
    try {
      return new SqlSession(endpoint, connect(endpoint), secrets::redact);
    } catch (SQLException e) {
      throw failure(endpoint, e);
    }
  }

  /**
   * Connects to a database with the password that it has now.
   *
   * @throws SQLException if the server does not answer or refuses the login
   */
  Connection connect(SqlEndpoint endpoint) throws SQLException {
    Properties credentials = new Properties();
    credentials.setProperty("user", endpoint.login());
    credentials.setProperty("password", secrets.resolve(endpoint.passwordRef()));
    credentials.putAll(SqlDialect.driverProperties(endpoint.url()));
    limit(endpoint, credentials);
    return TimedConnect.within(
        properties.loginTimeout().plus(DRIVER_FIRST), () -> connect(endpoint.url(), credentials));
  }

  /** Returns the failure of a step for an error of a database. */
  StepException failure(SqlEndpoint endpoint, SQLException failure) {
    return SqlFailureTranslation.of(endpoint, failure, secrets::redact);
  }

  /** Returns a text without secrets. */
  String redact(String text) {
    return secrets.redact(text);
  }

  /** Sets the driver's timeouts. Without them the driver waits forever for a server that hangs. */
  private void limit(SqlEndpoint endpoint, Properties credentials) {
    String silence = Long.toString(properties.answerTimeout(endpoint.side()).toMillis());
    if (endpoint.url().startsWith(SQL_SERVER)) {
      credentials.setProperty("loginTimeout", Long.toString(properties.loginTimeout().toSeconds()));
      credentials.setProperty("socketTimeout", silence);
      credentials.setProperty("applicationName", "dbmodernizer");
    } else if (H2_REMOTE.stream().anyMatch(endpoint.url()::startsWith)) {
      credentials.setProperty("NETWORK_TIMEOUT", silence);
    }
  }

  /**
   * Opens a session, does the work, and closes the session.
   *
   * @param work gets the open connection; its result may be null only if {@code T} allows it
   * @throws StepException if the database fails in one of these parts
   */
  public <T> T call(SqlEndpoint endpoint, SqlWork<T> work) {
    try (SqlSession session = open(endpoint)) {
      return session.call(work);
    }
  }

  private static Connection connect(String url, Properties credentials) throws SQLException {
    for (Driver driver : DRIVERS) {
      if (driver.acceptsURL(url)) {
        Connection connection = driver.connect(url, credentials);
        if (connection != null) {
          return connection;
        }
      }
    }
    throw new SQLException(
        "no JDBC driver on the class path accepts the URL "
            + url
            + "; check dbmodernizer.sql.source-url and dbmodernizer.sql.target-url");
  }

  /** Fills the template in one pass, so that placeholders inside of values stay as they are. */
  private static String fill(String template, Map<String, String> values) {
    boolean braces = template.startsWith(SQL_SERVER);
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            found -> {
              String name = found.group(1);
              String value = values.getOrDefault(name, "");
              return Matcher.quoteReplacement(
                  braces ? quoted(name, value) : plain(name, value, ";"));
            });
  }

  /**
   * Puts a database name with special characters in braces. Microsoft's driver takes the text
   * between them as a value.
   */
  private static String quoted(String name, String value) {
    boolean asItIs = value.chars().noneMatch(c -> NEEDS_BRACES.indexOf(c) >= 0);
    return asItIs || !name.equals("database")
        ? plain(name, value, NEEDS_BRACES)
        : "{" + plain(name, value, "").replace("}", "}}") + "}";
  }

  /** Checks that a value cannot add settings to the URL, for example switch encryption off. */
  private static String plain(String name, String value, String forbidden) {
    boolean unsafe =
        value.isBlank() || value.chars().anyMatch(c -> c < ' ' || forbidden.indexOf(c) >= 0);
    if (unsafe) {
      throw new StepException(
          StepResult.failed(
              Reason.INVALID_REQUEST,
              name,
              "the "
                  + name
                  + " of a database is blank or has a character that is not allowed in its JDBC"
                  + " URL",
              "Correct the "
                  + name
                  + " in the request. Rename a database whose name has such a character."),
          new IllegalArgumentException(name));
    }
    return value;
  }
}
