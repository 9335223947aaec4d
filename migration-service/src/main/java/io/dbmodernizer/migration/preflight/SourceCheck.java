package io.dbmodernizer.migration.preflight;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.rights.CheckedRight;
import io.dbmodernizer.datamover.rights.ReadingRights;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.preflight.PreflightCheck;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The check that this service reaches the source, that the source accepts the login, and that the
 * login has each right that reading the tables whole needs.
 */
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
      List<PreflightFinding> findings = new ArrayList<>();
      findings.add(
          PreflightFinding.passed(
              "source " + source.address(),
              "answers and accepts the login "
                  + source.login()
                  + ": "
                  + connections.call(source, SourceCheck::product)));
      ReadingRights rights = connections.call(source, c -> SqlDialect.of(c).reading(c).rights());
      List<TableName> tables =
          request.getMigration().getTables().stream().map(TableName::parse).toList();
      ReadingRights wanted = tables.isEmpty() ? rights : rights.of(tables);
      wanted.rights().stream()
          .map(right -> finding(right, wanted.login(), source))
          .forEach(findings::add);
      return findings;
    } catch (StepException e) {
      return List.of(
          PreflightFinding.failed(
              subject,
              e.failed().failure().getReason() + ": " + e.failed().failure().getMessage(),
              e.failed().failure().getRemedy()));
    }
  }

  private static PreflightFinding finding(CheckedRight right, String login, SqlEndpoint source) {
    String subject = "right " + right.right().inWords() + " on source " + source.database();
    if (!right.missing().isEmpty()) {
      return PreflightFinding.failed(subject, right.consequence(login), right.instruction());
    }
    return right.checked() == 0
        ? PreflightFinding.notApplicable(subject, "no object of the source needs it")
        : PreflightFinding.passed(subject, "the login " + login + " has it");
  }

  private static String product(Connection connection) throws SQLException {
    DatabaseMetaData server = connection.getMetaData();
    return server.getDatabaseProductName() + " " + server.getDatabaseProductVersion();
  }
}
