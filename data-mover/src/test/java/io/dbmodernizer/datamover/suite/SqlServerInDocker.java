package io.dbmodernizer.datamover.suite;

import com.github.dockerjava.api.exception.NotFoundException;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A SQL Server in a container. The user accepts Microsoft's licence with the system property
 * {@value #LICENCE}, and pulls the image. Both are not done on the user's behalf.
 */
final class SqlServerInDocker implements AutoCloseable {

  /** The version of the image is fixed, so that a run can be repeated. */
  private static final String IMAGE = "mcr.microsoft.com/mssql/server:2022-CU16-ubuntu-22.04";

  private static final String LICENCE = "dbmodernizer.sqlserver.acceptEula";
  private static final System.Logger LOG = System.getLogger(SqlServerInDocker.class.getName());
  private static final int PORT = 1433;
  private static final Duration START = Duration.ofMinutes(3);

  private final String password = "Aa1-" + UUID.randomUUID();
  private final GenericContainer<?> container;

  private SqlServerInDocker(DockerImageName image) {
    container =
        new GenericContainer<>(image)
            .withExposedPorts(PORT)
            .withEnv("ACCEPT_EULA", "Y")
            .withEnv("MSSQL_SA_PASSWORD", password)
            .waitingFor(
                Wait.forLogMessage(".*SQL Server is now ready for client connections.*", 1)
                    .withStartupTimeout(START));
  }

  /** Starts the server, or skips the test that asks. */
  static SqlServerInDocker start() {
    if (!daemonAnswers()) {
      skip("no Docker daemon answers (DOCKER_HOST, or the default socket)");
    }
    if (!Boolean.getBoolean(LICENCE)) {
      skip("the licence of SQL Server is not accepted; accept it with -D" + LICENCE + "=true");
    }
    DockerImageName image =
        DockerImageName.parse(System.getProperty("dbmodernizer.image.sqlserver", IMAGE));
    if (!exists(image.asCanonicalNameString())) {
      skip("the image is missing; run 'docker pull " + image.asCanonicalNameString() + "'");
    }
    SqlServerInDocker server = new SqlServerInDocker(image);
    server.container.start();
    return server;
  }

  /** Writes the reason into the output of the build; an assumption alone is only counted. */
  private static void skip(String reason) {
    LOG.log(System.Logger.Level.WARNING, "The tests on SQL Server are skipped: " + reason);
    Assumptions.abort(reason);
  }

  private static boolean daemonAnswers() {
    try {
      return DockerClientFactory.instance().isDockerAvailable();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static boolean exists(String image) {
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Connects the administrator. */
  Connection connect(String database) throws SQLException {
    return connect(database, "sa", password);
  }

  Connection connect(String database, String user, String secret) throws SQLException {
    String url = "jdbc:sqlserver://" + container.getHost() + ":" + container.getMappedPort(PORT);
    Properties properties = new Properties();
    properties.putAll(SqlDialect.driverProperties(url));
    properties.setProperty("user", user);
    properties.setProperty("password", secret);
    properties.setProperty("encrypt", "true");
    properties.setProperty("trustServerCertificate", "true");
    properties.setProperty("databaseName", database);
    return DriverManager.getConnection(url, properties);
  }

  @Override
  public void close() {
    container.stop();
  }
}
