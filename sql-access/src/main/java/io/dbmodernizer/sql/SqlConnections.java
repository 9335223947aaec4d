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
 * Opens connections to the source and the target of a migration. A password is resolved at the
 * moment of connecting and travels only in the driver's properties, never in a URL. Thread-safe.
 */
public final class SqlConnections {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");
  private static final String NEEDS_BRACES = ";{}=";
  private static final String SQL_SERVER = "jdbc:sqlserver:";
  private static final List<String> H2_REMOTE = List.of("jdbc:h2:tcp:", "jdbc:h2:ssl:");

  /** The driver's own words about a login that takes too long are better than ours. */
  private static final Duration DRIVER_FIRST = Duration.ofSeconds(1);

  private final SqlProperties properties;
  private final SecretResolver secrets;

  /**
   * @param properties URL templates and times
   * @param secrets resolves passwords
   */
  public SqlConnections(SqlProperties properties, SecretResolver secrets) {
    this.properties = properties;
    this.secrets = secrets;
  }

  /**
   * The database to be moved.
   *
   * @throws StepException with reason {@code INVALID_REQUEST} if a value cannot stand in a JDBC URL
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
   * The database in Azure, as its server's administrator.
   *
   * @throws StepException with reason {@code INVALID_REQUEST} if a value cannot stand in a JDBC URL
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
   * Connects.
   *
   * @return an open session, to be closed by the caller
   * @throws StepException if the password cannot be resolved, the server does not answer or refuses
   *     the login; retryable, naming host, port, database and login
   */
  public SqlSession open(SqlEndpoint endpoint) {
    Properties credentials = new Properties();
    credentials.setProperty("user", endpoint.login());
    credentials.setProperty("password", secrets.resolve(endpoint.passwordRef()));
    credentials.putAll(SqlDialect.driverProperties(endpoint.url()));
    limit(endpoint, credentials);
    try {
      Connection connection =
          TimedConnect.within(
              properties.loginTimeout().plus(DRIVER_FIRST),
              () -> connect(endpoint.url(), credentials));
      return new SqlSession(endpoint, connection, secrets::redact);
    } catch (SQLException e) {
      throw SqlFailureTranslation.of(endpoint, e, secrets::redact);
    }
  }

  /**
   * Tells the driver how long it may wait: without that, a server that hangs is waited for ever.
   */
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

  /** Opens, works, and closes. */
  public <T> T call(SqlEndpoint endpoint, SqlWork<T> work) {
    try (SqlSession session = open(endpoint)) {
      return session.call(work);
    }
  }

  // Not through DriverManager: it only offers drivers of the class loader that first asked.
  private static Connection connect(String url, Properties credentials) throws SQLException {
    for (Driver driver : ServiceLoader.load(Driver.class, SqlConnections.class.getClassLoader())) {
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

  /** In one pass, so that nothing is filled into a value. */
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

  /** The name of a database in braces, as Microsoft's driver has it: what is in them is a value. */
  private static String quoted(String name, String value) {
    boolean asItIs = value.chars().noneMatch(c -> NEEDS_BRACES.indexOf(c) >= 0);
    return asItIs || !name.equals("database")
        ? plain(name, value, NEEDS_BRACES)
        : "{" + plain(name, value, "").replace("}", "}}") + "}";
  }

  /** A value must not be able to add settings to the URL, such as switching encryption off. */
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
                  + " of a database is blank or holds a character that its JDBC URL cannot have",
              "Name the "
                  + name
                  + " without these characters; rename the database if it has them."),
          new IllegalArgumentException(name));
    }
    return value;
  }
}
