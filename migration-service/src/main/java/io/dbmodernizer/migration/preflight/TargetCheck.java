package io.dbmodernizer.migration.preflight;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.schema.SchemaConflict;
import io.dbmodernizer.datamover.schema.SchemaPlanner;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.migration.dms.CopyTarget;
import io.dbmodernizer.migration.dms.TargetObstacle;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.preflight.PreflightCheck;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The check that an existing target database can take the source: no rows, triggers or definitions
 * prevent it. A database that does not exist yet will be empty.
 */
final class TargetCheck implements PreflightCheck {
  private static final int MOST_CONFLICTS = 10;

  private final ArmRest azure;
  private final SqlConnections connections;
  private final CopyTarget target;

  /** One side of the plan. */
  private record Side(DatabaseCatalog catalog, SqlDialect dialect) {}

  TargetCheck(ArmRest azure, SqlConnections connections, CopyTarget target) {
    this.azure = azure;
    this.connections = connections;
    this.target = target;
  }

  @Override
  public String name() {
    return "target";
  }

  @Override
  public List<PreflightFinding> check(MigrationRequested request) {
    String subject = "target database " + request.getTarget().getDatabase().getName();
    Optional<SqlEndpoint> endpoint = ExistingTarget.find(azure, connections, request);
    if (endpoint.isEmpty()) {
      return List.of(PreflightFinding.notApplicable(subject, "does not exist yet"));
    }
    try {
      List<PreflightFinding> findings = inspect(request, endpoint.get());
      return findings.isEmpty()
          ? List.of(PreflightFinding.passed(subject, "holds nothing that prevents the migration"))
          : findings;
    } catch (StepException e) {
      return List.of(unknown(subject, e));
    }
  }

  /** Returns that a check could not be made because a database failed. */
  static PreflightFinding unknown(String subject, StepException e) {
    return PreflightFinding.unknown(
        subject,
        "could not be checked: "
            + e.failed().failure().getReason()
            + ": "
            + e.failed().failure().getMessage(),
        e.failed().failure().getRemedy());
  }

  private List<PreflightFinding> inspect(MigrationRequested request, SqlEndpoint endpoint) {
    Side source = side(connections.source(request.getSource()));
    Set<TableName> tables = wanted(request, source.catalog());
    List<PreflightFinding> findings = new ArrayList<>();
    for (TargetObstacle obstacle : target.obstacles(endpoint, request, tables)) {
      findings.add(
          PreflightFinding.failed(obstacle.subject(), obstacle.message(), obstacle.remedy()));
    }
    target
        .replacedRows(endpoint, request, tables)
        .map(
            replaced ->
                PreflightFinding.advised(replaced.subject(), replaced.message(), replaced.remedy()))
        .ifPresent(findings::add);
    Side present = side(endpoint);
    SchemaPlanner.plan(
            source.catalog(), source.dialect(), present.catalog(), present.dialect(), tables)
        .conflicts()
        .stream()
        .limit(MOST_CONFLICTS)
        .map(TargetCheck::finding)
        .forEach(findings::add);
    return findings;
  }

  private Side side(SqlEndpoint endpoint) {
    return connections.call(
        endpoint,
        connection -> {
          SqlDialect dialect = SqlDialect.of(connection);
          return new Side(dialect.reading(connection).tables(), dialect);
        });
  }

  /** Returns the tables that the request names, or all tables. */
  static Set<TableName> wanted(MigrationRequested request, DatabaseCatalog source) {
    Set<TableName> names = new LinkedHashSet<>();
    if (request.getMigration().getTables().isEmpty()) {
      source.tables().forEach(table -> names.add(table.name()));
    } else {
      request.getMigration().getTables().stream()
          .map(TableName::parse)
          .map(source::table)
          .flatMap(Optional::stream)
          .map(Table::name)
          .forEach(names::add);
    }
    return names;
  }

  private static PreflightFinding finding(SchemaConflict conflict) {
    return PreflightFinding.failed(
        conflict.objectName(),
        conflict.kind() + " differs from the source: " + String.join(", ", conflict.differences()),
        "Rename or drop the object on the target, or change it to the source's definition.");
  }
}
