package io.dbmodernizer.migration.preflight;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableSize;
import io.dbmodernizer.datamover.chunk.ChunkSize;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.dialect.ReadConsistency;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.CopyEngine;
import io.dbmodernizer.runtime.preflight.PreflightCheck;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The check how the engine DIRECT would cut and read the tables of the source: tables that are one
 * large chunk, columns to split by that do not fit, and a source that allows no snapshot.
 */
final class ChunksCheck implements PreflightCheck {
  private static final String SUBJECT = "chunks of source ";

  private final SqlConnections connections;
  private final ChunkSize size;

  /** What the source says. */
  private record Source(
      DatabaseCatalog catalog,
      List<TableSize> sizes,
      boolean readOnly,
      ReadConsistency consistency) {}

  /**
   * @param connections opens the source
   * @param size the size of a chunk
   */
  ChunksCheck(SqlConnections connections, ChunkSize size) {
    this.connections = connections;
    this.size = size;
  }

  @Override
  public String name() {
    return "chunks";
  }

  @Override
  public boolean needsAzure() {
    return false;
  }

  @Override
  public List<PreflightFinding> check(MigrationRequested request) {
    String subject = SUBJECT + request.getSource().getDatabase();
    if (!CopyEngine.isDirect(request.getMigration())) {
      return List.of(
          PreflightFinding.notApplicable(subject, "only the engine DIRECT copies in chunks"));
    }
    try {
      SqlEndpoint endpoint = connections.source(request.getSource());
      Source source = connections.call(endpoint, ChunksCheck::read);
      List<PreflightFinding> findings = new ArrayList<>();
      findings.add(consistency(subject, source));
      findings.addAll(
          new TableCuts(source.catalog(), request.getMigration().getSplitColumns(), size)
              .findings(TargetCheck.wanted(request, source.catalog()), source.sizes()));
      return findings;
    } catch (StepException e) {
      return List.of(TargetCheck.unknown(subject, e));
    }
  }

  private static Source read(Connection connection) throws SQLException {
    SqlDialect dialect = SqlDialect.of(connection);
    DatabaseReading reading = dialect.reading(connection);
    return new Source(
        reading.tables(),
        reading.sizes(),
        dialect.isReadOnly(connection),
        dialect.readConsistently(connection));
  }

  private static PreflightFinding consistency(String subject, Source source) {
    if (source.readOnly()) {
      return PreflightFinding.passed(subject, "the source is read-only");
    }
    return consistency(subject, source.consistency());
  }

  static PreflightFinding consistency(String subject, ReadConsistency consistency) {
    return switch (consistency) {
      case SNAPSHOT -> PreflightFinding.passed(subject, "each will be read in a snapshot");
      case STATEMENT ->
          PreflightFinding.passed(subject, "each will be read as of one moment, by one statement");
      case COMMITTED_ROWS ->
          PreflightFinding.advised(
              subject,
              "will be read with READ COMMITTED, because the source allows no snapshot; a row that"
                  + " changes meanwhile may be missing or be there twice, which the comparison"
                  + " finds",
              "Stop the writes to the source before the copy, or set ALLOW_SNAPSHOT_ISOLATION ON"
                  + " for its database.");
    };
  }
}
