package io.dbmodernizer.provisioner.source;

import io.dbmodernizer.datamover.assessment.Finding;
import io.dbmodernizer.datamover.assessment.Severity;
import io.dbmodernizer.datamover.assessment.SourceAssessor;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.MigrationOptions;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SourceObjects;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks the source before anything is created. The source must answer, accept the login, have the
 * tables of the request, let the login read them, and hold no object that blocks a migration. Reads
 * only.
 */
public final class CheckSourceStep implements Step {
  /** Name of the step. */
  public static final String NAME = "check-source";

  /**
   * The collation of the source database. It is absent for a database without one, and for a check
   * made by a release that did not read it.
   */
  public static final OutputKey<String> COLLATION = OutputKey.text("source.collation");

  /** Most tables or findings that a message names. */
  private static final int MOST_LISTED = 5;

  private final SqlConnections connections;

  /**
   * @param connections opens the source
   */
  public CheckSourceStep(SqlConnections connections) {
    this.connections = connections;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.source(context.request()));
  }

  @Override
  public StepResult run(StepContext context) {
    SqlEndpoint source = connections.source(context.request().getSource());
    return connections.call(source, connection -> look(connection, source, context.request()));
  }

  private static StepResult look(
      Connection connection, SqlEndpoint source, MigrationRequested request) throws SQLException {
    List<String> wanted = request.getMigration().getTables();
    SqlDialect dialect = SqlDialect.of(connection);
    DatabaseReading reading = dialect.reading(connection);
    DatabaseCatalog catalog = reading.tables();
    List<String> missing = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    for (String name : wanted) {
      catalog.table(TableName.parse(name)).ifPresentOrElse(tables::add, () -> missing.add(name));
    }
    if (!missing.isEmpty()) {
      return refused(
          missing.get(0),
          "",
          "the " + source + " has no table " + listed(missing) + ", or the login cannot see it",
          "Correct migration.tables, or grant the login the right to read the table.");
    }
    if (wanted.isEmpty()) {
      tables.addAll(catalog.tables());
    }
    if (tables.isEmpty()) {
      return refused(
          source.database(),
          "",
          "the " + source + " has no table that the login can see",
          "Check the database name, and grant the login the right to read its tables.");
    }
    List<Finding> blockers =
        blockers(reading, dialect, catalog.withTables(tables), source, request);
    if (!blockers.isEmpty()) {
      return refused(
          blockers.get(0).object(),
          blockers.get(0).code(),
          "the "
              + source
              + " cannot be moved as it is: "
              + listed(
                  blockers.stream()
                      .map(f -> f.code() + " " + f.object() + ": " + f.message())
                      .toList()),
          blockers.get(0).remedy());
    }
    read(connection, dialect, tables.get(0));
    String detail = "the " + source + " can be read: " + tables.size() + " tables";
    String collation = catalog.collation();
    return collation == null
        ? StepResult.done(detail)
        : StepResult.done(detail, Outputs.of(COLLATION, collation));
  }

  private static List<Finding> blockers(
      DatabaseReading reading,
      SqlDialect dialect,
      DatabaseCatalog catalog,
      SqlEndpoint source,
      MigrationRequested request)
      throws SQLException {
    MigrationOptions options = request.getMigration();
    Set<UnmovedKind> accepted =
        Arrays.stream(UnmovedKind.values())
            .filter(kind -> options.getAcceptUnmoved().contains(kind.name()))
            .collect(Collectors.toSet());
    return SourceAssessor.assess(
            catalog,
            SourceObjects.of(reading, dialect, request)
                .unmoved(reading.unmoved(), options.getSynchronization().getEnabled()),
            List.of(),
            reading.rights(),
            Map.of(),
            source.database(),
            accepted)
        .stream()
        .filter(finding -> finding.severity() == Severity.BLOCKER)
        .toList();
  }

  /** Reads a row, because a login may see a table without the right to read it. */
  private static void read(Connection connection, SqlDialect dialect, Table table)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(1);
      statement.executeQuery("SELECT 1 FROM " + dialect.quote(table.name())).close();
    }
  }

  private static StepResult refused(String subject, String code, String message, String remedy) {
    return new StepResult.Failed(
        StepResult.failure(Reason.SOURCE_UNSUPPORTED, subject, code, message, remedy),
        false,
        null,
        true);
  }

  private static String listed(List<String> texts) {
    int more = texts.size() - MOST_LISTED;
    return texts.stream().limit(MOST_LISTED).collect(Collectors.joining("; "))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
