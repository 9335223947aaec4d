package io.dbmodernizer.migration.preflight;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.preflight.PreflightCheck;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;

/** The check that this service reaches the source and that the source accepts the login. */
final class SourceCheck implements PreflightCheck {
  private final SqlConnections connections;

  SourceCheck(SqlConnections connections) {
    this.connections = connections;
  }

  @Override
  public String name() {
    return "source";
  }

  @Override
  public boolean needsAzure() {
    return false;
  }

  @Override
  public List<PreflightFinding> check(MigrationRequested request) {
    String subject = "source " + request.getSource().getHost();
    try {
      SqlEndpoint source = connections.source(request.getSource());
      return List.of(
          PreflightFinding.passed(
              "source " + source.address(),
              "answers and accepts the login "
                  + source.login()
                  + ": "
                  + connections.call(source, SourceCheck::product)));
    } catch (StepException e) {
      return List.of(
          PreflightFinding.failed(
              subject,
              e.failed().failure().getReason() + ": " + e.failed().failure().getMessage(),
              e.failed().failure().getRemedy()));
    }
  }

  private static String product(Connection connection) throws SQLException {
    DatabaseMetaData server = connection.getMetaData();
    return server.getDatabaseProductName() + " " + server.getDatabaseProductVersion();
  }
}
