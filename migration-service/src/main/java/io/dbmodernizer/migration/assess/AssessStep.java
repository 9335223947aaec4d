package io.dbmodernizer.migration.assess;

import io.dbmodernizer.datamover.assessment.Finding;
import io.dbmodernizer.datamover.assessment.Severity;
import io.dbmodernizer.datamover.assessment.SourceAssessor;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.AssessmentFinding;
import io.dbmodernizer.events.MigrationOptions;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.SourceAssessed;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.migration.table.CatalogCache;
import io.dbmodernizer.migration.table.LostTables;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.migration.table.TimeSlice;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SourceObjects;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.text.Listing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads the source's catalog once, assesses it, and counts the rows of every table that will move.
 * It only reads. A blocker ends the stage before anything is counted. Counting works in slices, and
 * each slice returns its counts. A failed attempt reads the catalog again.
 */
public final class AssessStep implements Step {
  /** Name of the step. */
  public static final String NAME = "assess";

  private static final OutputKey<Integer> SCHEMAS = OutputKey.number("assessment.schemas");
  private static final OutputKey<List<AssessmentFinding>> FINDINGS =
      OutputKey.of("assessment.findings", FindingsJson::write, FindingsJson::read);
  private static final int MOST_BLOCKERS_NAMED = 5;
  private static final int MOST_KINDS_NAMED = 10;

  private final SqlConnections connections;
  private final Duration sliceLength;
  private final CatalogCache<DatabaseCatalog> catalogs =
      new CatalogCache<>(catalog -> catalog.tables().size());

  /**
   * Creates the step.
   *
   * @param connections opens the source
   * @param sliceLength the time after which a run returns its counts
   */
  public AssessStep(SqlConnections connections, Duration sliceLength) {
    this.connections = connections;
    this.sliceLength = sliceLength;
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
    return connections.call(source, connection -> assess(context, source, connection));
  }

  private StepResult assess(StepContext context, SqlEndpoint source, Connection connection)
      throws SQLException {
    long start = System.nanoTime();
    SqlDialect dialect = SqlDialect.of(connection);
    DatabaseReading reading = dialect.reading(connection);
    DatabaseCatalog catalog =
        catalogs.get(
            context.migrationId(),
            context.round() + "." + context.attempt(),
            () ->
                TableSelection.select(
                    reading.tables(), context.request().getMigration().getTables(), source));
    Map<TableName, Long> counts = counted(context);
    Optional<StepResult> lost = LostTables.find(counts.keySet(), catalog, source);
    if (lost.isPresent()) {
      return lost.get();
    }
    if (counts.isEmpty()) {
      List<Finding> blockers =
          blockers(findings(context, source, dialect, reading, catalog, counts));
      if (!blockers.isEmpty()) {
        return blocked(source, blockers);
      }
    }
    List<TableProgress> news =
        count(connection, dialect, catalog, counts, TimeSlice.of(sliceLength, start));
    if (counts.size() < catalog.tables().size()) {
      return new StepResult.InProgress(
          100 * counts.size() / catalog.tables().size(),
          "rows counted in " + counts.size() + " of " + catalog.tables().size() + " tables",
          Duration.ZERO,
          null,
          null,
          news);
    }
    catalogs.forget(context.migrationId());
    // Counting takes time. An object that was created on the source meanwhile may be a blocker.
    List<Finding> findings =
        findings(context, source, dialect, dialect.reading(connection), catalog, counts);
    List<Finding> blockers = blockers(findings);
    return blockers.isEmpty() ? done(catalog, findings, counts, news) : blocked(source, blockers);
  }

  private static List<Finding> blockers(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.severity() == Severity.BLOCKER).toList();
  }

  private static List<Finding> findings(
      StepContext context,
      SqlEndpoint source,
      SqlDialect dialect,
      DatabaseReading reading,
      DatabaseCatalog catalog,
      Map<TableName, Long> counts)
      throws SQLException {
    MigrationOptions options = context.request().getMigration();
    return SourceAssessor.assess(
        catalog,
        SourceObjects.of(reading, dialect, context.request())
            .unmoved(reading.unmoved(), options.getSynchronization().getEnabled()),
        reading.platformUses(),
        reading.rights(),
        counts,
        source.database(),
        AcceptedKinds.of(options));
  }

  private static Map<TableName, Long> counted(StepContext context) {
    Map<TableName, Long> counts = new HashMap<>();
    for (TableProgress table : context.tables()) {
      counts.put(TableName.parse(table.getTable()), table.getSourceRows());
    }
    return counts;
  }

  private static List<TableProgress> count(
      Connection connection,
      SqlDialect dialect,
      DatabaseCatalog catalog,
      Map<TableName, Long> counts,
      TimeSlice slice)
      throws SQLException {
    List<TableProgress> news = new ArrayList<>();
    for (Table table : catalog.tables()) {
      if (counts.containsKey(table.name())) {
        continue;
      }
      long rows = dialect.rowCount(connection, table.name());
      counts.put(table.name(), rows);
      news.add(
          TableProgress.newBuilder()
              .setTable(table.name().toString())
              .setState(TableState.PENDING)
              .setSourceRows(rows)
              .build());
      if (slice.isOver() || news.size() == StepResult.MOST_TABLES) {
        break;
      }
    }
    return news;
  }

  private static StepResult blocked(SqlEndpoint source, List<Finding> blockers) {
    String named =
        Listing.of(
            blockers.stream()
                .map(finding -> finding.code() + " " + finding.object() + ": " + finding.message())
                .toList(),
            "; ",
            MOST_BLOCKERS_NAMED);
    return new StepResult.Failed(
        StepResult.failure(
            Reason.SOURCE_UNSUPPORTED,
            blockers.get(0).object(),
            blockers.get(0).code(),
            "the " + source + " cannot be moved as it is: " + named,
            blockers.get(0).remedy()),
        false,
        null,
        true);
  }

  private static StepResult done(
      DatabaseCatalog catalog,
      List<Finding> findings,
      Map<TableName, Long> counts,
      List<TableProgress> news) {
    long schemas = catalog.tables().stream().map(table -> table.name().schema()).distinct().count();
    long rows = counts.values().stream().mapToLong(Long::longValue).sum();
    return new StepResult.Done(
        catalog.tables().size()
            + " tables in "
            + schemas
            + " schemas with "
            + rows
            + " rows; findings: "
            + findings.size()
            + ", none blocking"
            + unmoved(findings),
        Outputs.of(SCHEMAS, Math.toIntExact(schemas))
            .with(FINDINGS, FindingsJson.mostSevere(findings)),
        List.of(),
        news);
  }

  private static String unmoved(List<Finding> findings) {
    String kinds =
        findings.stream()
            .map(Finding::code)
            .filter(AcceptedKinds::isKind)
            .distinct()
            .limit(MOST_KINDS_NAMED)
            .collect(Collectors.joining(", "));
    return kinds.isEmpty() ? "" : "; not moved: " + kinds;
  }

  @Override
  public Optional<SpecificRecord> milestone(StageState state) {
    return Optional.of(
        SourceAssessed.newBuilder()
            .setSchemas(Outputs.of(state).getOrDefault(SCHEMAS, 0))
            .setTables(MigrationTables.totals(state).getTables())
            .setRows(MigrationTables.totals(state).getSourceRows())
            .setFindings(Outputs.of(state).getOrDefault(FINDINGS, List.of()))
            .build());
  }
}
