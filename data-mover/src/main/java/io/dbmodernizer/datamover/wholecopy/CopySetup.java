package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TableSize;
import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.ChunkedTable;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.chunk.TableCopied;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.copy.ForeignKeySuspension;
import io.dbmodernizer.datamover.copy.TargetRows;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.schema.DatabaseDefinition;
import io.dbmodernizer.datamover.schema.DefinitionComparison;
import io.dbmodernizer.datamover.schema.SchemaCompletion;
import io.dbmodernizer.datamover.schema.SchemaMigrator;
import io.dbmodernizer.datamover.schema.SchemaPreparation;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes a target ready for the rows of a copy. It can be repeated after any interruption. */
final class CopySetup {

  private static final int ROWS_AT_A_TIME = 5_000;

  private final WholeCopyOptions options;
  private final CopyId copy;
  private final StopSignal stop;

  CopySetup(WholeCopyOptions options, CopyId copy, StopSignal stop) {
    this.options = options;
    this.copy = copy;
    this.stop = stop;
  }

  /**
   * Creates what the target lacks, claims the tables and suspends their foreign keys.
   *
   * @throws WholeCopyRefusedException if the target is not what a copy needs
   */
  CopyJob run(Sessions sessions) throws SQLException {
    Connection source = sessions.source();
    DatabaseDefinition definition;
    Map<TableName, Long> rows = new HashMap<>();
    try {
      SqlDialect dialect = SqlDialect.of(source);
      DatabaseReading reading = dialect.reading(source);
      definition = DatabaseDefinition.of(reading, dialect);
      for (TableSize size : reading.sizes()) {
        rows.put(size.table(), size.rows());
      }
      reading.rights().of(selected(definition)).require();
    } catch (SQLException e) {
      throw new SideFailedException("source", e);
    }
    try {
      return onTarget(sessions.target(), definition, rows);
    } catch (SideFailedException e) {
      throw e;
    } catch (SQLException e) {
      throw new SideFailedException("target", e);
    }
  }

  private Set<TableName> selected(DatabaseDefinition source) {
    return source.catalog().tables().stream()
        .map(Table::name)
        .filter(name -> !name.equals(DefinitionComparison.MIGRATION_STATUS))
        .filter(name -> !name.schema().equals(ChunkLedger.SCHEMA))
        .filter(options.tables())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private CopyJob onTarget(Connection target, DatabaseDefinition source, Map<TableName, Long> rows)
      throws SQLException {
    Set<TableName> owned = owned(target);
    Set<TableName> tables = selected(source);
    List<TableName> lost = new ArrayList<>();
    for (TableName name : owned) {
      if (source.catalog().table(name).isPresent()) {
        tables.add(name);
      } else {
        lost.add(name);
      }
    }
    createSchema(target, source, tables);
    DatabaseCatalog present = DatabaseDefinition.read(target).catalog();
    Map<TableName, ChunkedTable> chunked = chunked(source, present, tables);
    if (!options.deleteRows()) {
      Set<TableName> others = new TreeSet<>(tables);
      others.removeAll(owned);
      requireEmpty(target, present, others);
    }
    ChunkLedger ledger = ChunkLedger.open(target);
    for (TableName name : lost) {
      ledger.claims().release(copy, name);
    }
    claim(ledger, tables);
    ForeignKeySuspension.suspendEnforced(target, present, tables);
    if (ledger.tables(copy).isEmpty()) {
      // Another process has completed the copy between the claim and the suspension.
      SchemaCompletion.of(target, source, tables).apply(target, () -> false);
      throw new CopyLedger.Gone();
    }
    try {
      for (TableName name : tables) {
        Table table = present.table(name).orElseThrow();
        ledger.claims().prepare(copy, name, () -> emptySome(target, table.name()));
      }
    } catch (WholeCopyRefusedException e) {
      if (ledger.tables(copy).stream().allMatch(table -> table.chunks() == 0)) {
        // For example another process has completed the copy before this one has claimed it.
        SchemaCompletion.of(target, source, tables).apply(target, () -> false);
        ledger.claims().release(copy.migration());
        ledger.dropIfUnused();
      }
      throw e;
    }
    ledger.retryFailed(copy);
    return new CopyJob(copy, source, chunked, rows, lost);
  }

  private Set<TableName> owned(Connection target) throws SQLException {
    Optional<ChunkLedger> ledger = ChunkLedger.find(target);
    Set<TableName> owned = new TreeSet<>();
    if (ledger.isPresent()) {
      ledger.get().tables(copy).stream().map(TableCopied::table).forEach(owned::add);
    }
    return owned;
  }

  private void createSchema(Connection target, DatabaseDefinition source, Set<TableName> tables)
      throws SQLException {
    SchemaPreparation wanted = SchemaPreparation.of(target, source, tables);
    if (!wanted.obstacles().isEmpty()) {
      throw new WholeCopyRefusedException(
          wanted.obstacles(),
          "rename or drop these objects on the target, or change them to the source's definition");
    }
    SchemaMigrator.apply(target, wanted.plan(), change -> stop.check());
  }

  private static Map<TableName, ChunkedTable> chunked(
      DatabaseDefinition source, DatabaseCatalog present, Set<TableName> tables) {
    Map<TableName, ChunkedTable> chunked = new HashMap<>();
    List<String> obstacles = new ArrayList<>();
    for (TableName name : tables) {
      Optional<Table> atTarget = present.table(name);
      if (atTarget.isEmpty()) {
        obstacles.add("table " + name + " is missing on the target although it was created");
        continue;
      }
      ComparedTable both =
          ComparedTable.of(source.catalog().table(name).orElseThrow(), atTarget.get());
      if (both.comparable()) {
        chunked.put(name, ChunkedTable.of(both));
      } else {
        obstacles.add(
            "table " + name + " cannot be copied: " + String.join(", ", both.obstacles()));
      }
    }
    if (!obstacles.isEmpty()) {
      throw new WholeCopyRefusedException(
          obstacles, "leave these tables out, or change them on the target");
    }
    return chunked;
  }

  private void requireEmpty(Connection target, DatabaseCatalog present, Set<TableName> tables)
      throws SQLException {
    Set<TableName> holding = new TreeSet<>();
    for (TableName name : tables) {
      if (TargetRows.any(target, present.table(name).orElseThrow().name())) {
        holding.add(name);
      }
    }
    if (!holding.isEmpty()) {
      // Another process of this copy may have written them meanwhile.
      holding.removeAll(owned(target));
    }
    if (!holding.isEmpty()) {
      throw holdsRows(holding);
    }
  }

  private static WholeCopyRefusedException holdsRows(Set<TableName> tables) {
    return new WholeCopyRefusedException(
        tables.stream()
            .map(name -> "target table " + name + " holds rows that this copy has not written")
            .toList(),
        "empty these tables, or allow the copy to delete their rows");
  }

  private void claim(ChunkLedger ledger, Set<TableName> tables) throws SQLException {
    try {
      ledger.claims().claim(copy, tables);
    } catch (SQLException e) {
      // Another process of the same copy was faster. Its claim is this one's, too.
      ledger.claims().claim(copy, tables);
    }
  }

  /** Deletes some rows. Returns true if there may be more. */
  private boolean emptySome(Connection target, TableName table) throws SQLException {
    stop.check();
    if (options.deleteRows()) {
      return TargetRows.deleteSome(target, table, ROWS_AT_A_TIME) > 0;
    }
    if (TargetRows.any(target, table)) {
      throw holdsRows(Set.of(table));
    }
    return false;
  }
}
