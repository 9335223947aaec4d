package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.refused.SetAsideTable;
import io.dbmodernizer.datamover.schema.DdlWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables of the ledger: their definitions, creation and removal. */
final class LedgerTables {

  /** The version of the tables and of the bounds in them. */
  static final int VERSION = 1;

  private static final ColumnType NUMBER = ColumnType.of(TypeFamily.INT);
  private static final ColumnType COUNT = ColumnType.of(TypeFamily.BIGINT);
  private static final ColumnType NAME = ColumnType.ofLength(TypeFamily.NVARCHAR, 128);
  private static final ColumnType ID =
      ColumnType.ofLength(TypeFamily.NVARCHAR, CopyId.MOST_CHARACTERS);
  private static final ColumnType TEXT = ColumnType.of(TypeFamily.NVARCHAR);
  private static final ColumnType BYTES = ColumnType.of(TypeFamily.VARBINARY);

  private static final Table LEDGER =
      table("ledger", List.of("version"), column("version", NUMBER));

  private static final Table COPIED_TABLE =
      table(
          "copied_table",
          List.of("table_schema", "table_name"),
          column("table_schema", NAME),
          column("table_name", NAME),
          column("migration", ID),
          column("attempt", NUMBER),
          column("prepared", NUMBER),
          column("planned", NUMBER));

  private static final Table CHUNK =
      table(
          "chunk",
          List.of("table_schema", "table_name", "number"),
          column("table_schema", NAME),
          column("table_name", NAME),
          column("number", NUMBER),
          column("migration", ID),
          column("attempt", NUMBER),
          column("state", ColumnType.ofLength(TypeFamily.NVARCHAR, 20)),
          column("starts", NUMBER),
          nullable("worker", ID),
          nullable("from_key", BYTES),
          nullable("to_key", BYTES),
          column("expected_bytes", COUNT),
          column("row_count", COUNT),
          column("byte_count", COUNT),
          nullable("digest", ColumnType.ofLength(TypeFamily.NVARCHAR, 32)),
          nullable("message", TEXT));

  private static final Table COPY_SHARE =
      table(
          "copy_share",
          List.of("migration"),
          column("migration", ID),
          column("version", NUMBER),
          column("tasks", NUMBER),
          column("rows_per_second", COUNT),
          column("bytes_per_second", COUNT));

  private final Connection target;
  private final SqlDialect dialect;

  LedgerTables(Connection target) throws SQLException {
    this.target = target;
    this.dialect = SqlDialect.of(target);
  }

  /** Replaces the names of the tables in a statement, which are in braces. */
  String sql(String statement) {
    return statement
        .replace("{copied_table}", dialect.quote(COPIED_TABLE.name()))
        .replace("{chunk}", dialect.quote(CHUNK.name()))
        .replace("{copy_share}", dialect.quote(COPY_SHARE.name()))
        .replace("{ledger}", dialect.quote(LEDGER.name()));
  }

  boolean arePresent() throws SQLException {
    return isPresent(LEDGER);
  }

  /** Returns whether there is a table of limits. A ledger of a former release has none. */
  boolean haveShares() throws SQLException {
    return isPresent(COPY_SHARE);
  }

  /** Creates the table of limits unless it is present. */
  void createShares() throws SQLException {
    createUnlessPresent(new DdlWriter(dialect).table(COPY_SHARE));
  }

  private boolean isPresent(Table table) throws SQLException {
    try (PreparedStatement query =
        target.prepareStatement(
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES"
                + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?")) {
      query.setString(1, table.name().schema());
      query.setString(2, table.name().name());
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1) > 0;
      }
    }
  }

  /** Creates what is missing. Several connections may do this at the same time. */
  void create() throws SQLException {
    DdlWriter ddl = new DdlWriter(dialect);
    createUnlessPresent(ddl.schema(ChunkLedger.SCHEMA));
    createUnlessPresent(ddl.table(COPIED_TABLE));
    createUnlessPresent(ddl.table(CHUNK));
    createUnlessPresent(ddl.table(SetAsideTable.DEFINITION));
    // The last one, because a ledger with a version is complete.
    createUnlessPresent(ddl.table(LEDGER));
    if (versions().isEmpty()) {
      try (Statement statement = target.createStatement()) {
        statement.executeUpdate(sql("INSERT INTO {ledger} (version) VALUES (" + VERSION + ")"));
      } catch (SQLException e) {
        if (versions().isEmpty()) {
          throw e;
        }
      }
    }
  }

  /** Fails unless the ledger has the version of this release. */
  void requireVersion() throws SQLException {
    for (int version : versions()) {
      if (version != VERSION) {
        throw new LedgerVersionException(version);
      }
    }
  }

  /** Removes the tables and their schema. A table with rows that are set aside stays. */
  void drop() throws SQLException {
    boolean setAside = !SetAsideTable.counts(target).isEmpty();
    try (Statement statement = target.createStatement()) {
      // The version goes first, because tables without a version are created anew.
      for (Table table : List.of(LEDGER, CHUNK, COPIED_TABLE, COPY_SHARE)) {
        statement.execute("DROP TABLE IF EXISTS " + dialect.quote(table.name()));
      }
      if (!setAside) {
        statement.execute("DROP TABLE IF EXISTS " + dialect.quote(SetAsideTable.NAME));
        statement.execute("DROP SCHEMA IF EXISTS " + dialect.quote(ChunkLedger.SCHEMA));
      }
    }
  }

  private List<Integer> versions() throws SQLException {
    List<Integer> versions = new ArrayList<>();
    try (Statement statement = target.createStatement();
        ResultSet rows = statement.executeQuery(sql("SELECT version FROM {ledger}"))) {
      while (rows.next()) {
        versions.add(rows.getInt(1));
      }
    }
    return versions;
  }

  private void createUnlessPresent(String sql) throws SQLException {
    try (Statement statement = target.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      if (!dialect.alreadyExists(e)) {
        throw e;
      }
    }
  }

  private static Table table(String name, List<String> key, Column... columns) {
    return Table.of(
        new TableName(ChunkLedger.SCHEMA, name),
        List.of(columns),
        new PrimaryKey("pk_" + name, key, true));
  }

  private static Column column(String name, ColumnType type) {
    return new Column(name, 1, type, false, null, null, null, null);
  }

  private static Column nullable(String name, ColumnType type) {
    return new Column(name, 1, type, true, null, null, null, null);
  }
}
