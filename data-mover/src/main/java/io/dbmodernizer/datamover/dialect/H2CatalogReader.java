package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.bigInteger;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.integer;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.table;

import io.dbmodernizer.datamover.catalog.CatalogReader;
import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.IndexColumn;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads H2's INFORMATION_SCHEMA, which CASE_INSENSITIVE_IDENTIFIERS wants in capitals. */
final class H2CatalogReader implements CatalogReader {

  private static final int MAX_LENGTH = 1_000_000_000;

  private static final String COLUMNS =
      """
      SELECT C.*
      FROM INFORMATION_SCHEMA.COLUMNS C
      JOIN INFORMATION_SCHEMA.TABLES T
        ON T.TABLE_SCHEMA = C.TABLE_SCHEMA AND T.TABLE_NAME = C.TABLE_NAME
      WHERE T.TABLE_TYPE = 'BASE TABLE' AND C.TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
      ORDER BY C.TABLE_SCHEMA, C.TABLE_NAME, C.ORDINAL_POSITION""";

  private static final String KEYS =
      """
      SELECT T.TABLE_SCHEMA, T.TABLE_NAME, T.CONSTRAINT_NAME, T.CONSTRAINT_TYPE, K.COLUMN_NAME
      FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS T
      JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE K
        ON K.CONSTRAINT_SCHEMA = T.CONSTRAINT_SCHEMA AND K.CONSTRAINT_NAME = T.CONSTRAINT_NAME
      WHERE T.CONSTRAINT_TYPE IN ('PRIMARY KEY', 'UNIQUE')
      ORDER BY T.TABLE_SCHEMA, T.TABLE_NAME, T.CONSTRAINT_NAME, K.ORDINAL_POSITION""";

  /** RAND keeps H2 from answering from its cache, which does not see that keys were switched. */
  private static final String FOREIGN_KEYS =
      """
      SELECT K.TABLE_SCHEMA, K.TABLE_NAME, K.COLUMN_NAME, R.CONSTRAINT_NAME, R.DELETE_RULE, R.UPDATE_RULE,
        T.ENFORCED, P.TABLE_SCHEMA AS REFERENCED_SCHEMA, P.TABLE_NAME AS REFERENCED_TABLE,
        P.COLUMN_NAME AS REFERENCED_COLUMN
      FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS R
      JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T
        ON T.CONSTRAINT_SCHEMA = R.CONSTRAINT_SCHEMA AND T.CONSTRAINT_NAME = R.CONSTRAINT_NAME
      JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE K
        ON K.CONSTRAINT_SCHEMA = R.CONSTRAINT_SCHEMA AND K.CONSTRAINT_NAME = R.CONSTRAINT_NAME
      JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE P
        ON P.CONSTRAINT_SCHEMA = R.UNIQUE_CONSTRAINT_SCHEMA
        AND P.CONSTRAINT_NAME = R.UNIQUE_CONSTRAINT_NAME
        AND P.ORDINAL_POSITION = K.POSITION_IN_UNIQUE_CONSTRAINT
      WHERE RAND() >= 0
      ORDER BY K.TABLE_SCHEMA, K.TABLE_NAME, R.CONSTRAINT_NAME, K.ORDINAL_POSITION""";

  private static final String INDEXES =
      """
      SELECT C.TABLE_SCHEMA, C.TABLE_NAME, C.INDEX_NAME, C.COLUMN_NAME, C.ORDERING_SPECIFICATION,
        C.IS_UNIQUE, I.INDEX_TYPE_NAME
      FROM INFORMATION_SCHEMA.INDEXES I
      JOIN INFORMATION_SCHEMA.INDEX_COLUMNS C
        ON C.INDEX_SCHEMA = I.INDEX_SCHEMA AND C.INDEX_NAME = I.INDEX_NAME
      WHERE NOT I.IS_GENERATED
      ORDER BY C.TABLE_SCHEMA, C.TABLE_NAME, C.INDEX_NAME, C.ORDINAL_POSITION""";

  private static final String CHECKS =
      """
      SELECT T.TABLE_SCHEMA, T.TABLE_NAME, T.CONSTRAINT_NAME, C.CHECK_CLAUSE
      FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS T
      JOIN INFORMATION_SCHEMA.CHECK_CONSTRAINTS C
        ON C.CONSTRAINT_SCHEMA = T.CONSTRAINT_SCHEMA AND C.CONSTRAINT_NAME = T.CONSTRAINT_NAME
      WHERE T.CONSTRAINT_TYPE = 'CHECK'
      ORDER BY T.TABLE_SCHEMA, T.TABLE_NAME, T.CONSTRAINT_NAME""";

  private record ForeignKeyHeader(
      TableName referenced, String onDelete, String onUpdate, ConstraintState state) {}

  private final H2Dialect dialect;

  H2CatalogReader(H2Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public long rowCount(Connection connection, TableName table) throws SQLException {
    return CatalogQuery.count(connection, dialect.quote(table), "COUNT");
  }

  @Override
  public DatabaseCatalog read(Connection connection) throws SQLException {
    CatalogAssembler assembler = new CatalogAssembler();
    forEachRow(
        connection,
        "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA"
            + " WHERE SCHEMA_NAME NOT IN ('INFORMATION_SCHEMA', 'pg_catalog') ORDER BY SCHEMA_NAME",
        row -> assembler.schema(row.getString(1)));
    forEachRow(connection, COLUMNS, row -> assembler.column(table(row), column(row)));
    readKeys(connection, assembler);
    readForeignKeys(connection, assembler);
    readIndexes(connection, assembler);
    forEachRow(
        connection,
        CHECKS,
        row ->
            assembler.check(
                table(row),
                new CheckConstraint(
                    row.getString("CONSTRAINT_NAME"), row.getString("CHECK_CLAUSE"))));
    return assembler.catalog();
  }

  private static Column column(ResultSet row) throws SQLException {
    boolean identity = "YES".equals(row.getString("IS_IDENTITY"));
    return new Column(
        row.getString("COLUMN_NAME"),
        row.getInt("ORDINAL_POSITION"),
        type(row),
        "YES".equals(row.getString("IS_NULLABLE")),
        row.getString("COLUMN_DEFAULT"),
        identity
            ? new Identity(bigInteger(row, "IDENTITY_START"), bigInteger(row, "IDENTITY_INCREMENT"))
            : null,
        row.getString("GENERATION_EXPRESSION"),
        null);
  }

  private static ColumnType type(ResultSet row) throws SQLException {
    String name = row.getString("DATA_TYPE");
    long length = row.getLong("CHARACTER_MAXIMUM_LENGTH");
    int fraction = row.getInt("DATETIME_PRECISION");
    return switch (name) {
      case "BOOLEAN" -> ColumnType.of(TypeFamily.BIT);
      case "TINYINT" -> ColumnType.of(TypeFamily.TINYINT);
      case "SMALLINT" -> ColumnType.of(TypeFamily.SMALLINT);
      case "INTEGER" -> ColumnType.of(TypeFamily.INT);
      case "BIGINT" -> ColumnType.of(TypeFamily.BIGINT);
      case "NUMERIC" -> number(row);
      case "REAL" -> ColumnType.of(TypeFamily.REAL);
      case "DOUBLE PRECISION" -> ColumnType.of(TypeFamily.FLOAT);
      case "DATE" -> ColumnType.of(TypeFamily.DATE);
      case "TIME" -> temporal(TypeFamily.TIME, fraction);
      case "TIMESTAMP" -> temporal(TypeFamily.DATETIME2, fraction);
      case "TIMESTAMP WITH TIME ZONE" -> temporal(TypeFamily.DATETIMEOFFSET, fraction);
      case "CHARACTER" -> sized(TypeFamily.NCHAR, length);
      case "CHARACTER VARYING" -> sized(TypeFamily.NVARCHAR, length);
      case "CHARACTER LARGE OBJECT" -> ColumnType.of(TypeFamily.NTEXT);
      case "BINARY" -> sized(TypeFamily.BINARY, length);
      case "BINARY VARYING" -> sized(TypeFamily.VARBINARY, length);
      case "BINARY LARGE OBJECT" -> ColumnType.of(TypeFamily.IMAGE);
      case "UUID" -> ColumnType.of(TypeFamily.UNIQUEIDENTIFIER);
      default -> ColumnType.unsupported(name);
    };
  }

  /** H2 allows 100,000 digits and nanoseconds; SQL Server's types end at 38 digits and 100 ns. */
  private static ColumnType number(ResultSet row) throws SQLException {
    Integer precision = integer(row, "NUMERIC_PRECISION");
    Integer scale = integer(row, "NUMERIC_SCALE");
    if (precision == null || scale == null || precision > 38) {
      return ColumnType.unsupported("NUMERIC(" + precision + ", " + scale + ")");
    }
    return ColumnType.decimal(precision, scale);
  }

  private static ColumnType temporal(TypeFamily family, int fraction) {
    return ColumnType.temporal(family, fraction);
  }

  private static ColumnType sized(TypeFamily family, long length) {
    return length >= MAX_LENGTH
        ? ColumnType.of(family)
        : ColumnType.ofLength(family, Math.toIntExact(length));
  }

  private static void readKeys(Connection connection, CatalogAssembler assembler)
      throws SQLException {
    KeyColumns<Boolean, String> keys = new KeyColumns<>();
    forEachRow(
        connection,
        KEYS,
        row ->
            keys.add(
                table(row),
                row.getString("CONSTRAINT_NAME"),
                "PRIMARY KEY".equals(row.getString("CONSTRAINT_TYPE")),
                row.getString("COLUMN_NAME")));
    keys.forEach(
        (table, name, primary, columns) -> {
          if (primary) {
            assembler.primaryKey(table, new PrimaryKey(name, columns, true));
          } else {
            assembler.uniqueConstraint(table, new UniqueConstraint(name, columns));
          }
        });
  }

  private static void readForeignKeys(Connection connection, CatalogAssembler assembler)
      throws SQLException {
    KeyColumns<ForeignKeyHeader, String[]> keys = new KeyColumns<>();
    forEachRow(
        connection,
        FOREIGN_KEYS,
        row ->
            keys.add(
                table(row),
                row.getString("CONSTRAINT_NAME"),
                new ForeignKeyHeader(
                    new TableName(
                        row.getString("REFERENCED_SCHEMA"), row.getString("REFERENCED_TABLE")),
                    row.getString("DELETE_RULE"),
                    row.getString("UPDATE_RULE"),
                    "NO".equals(row.getString("ENFORCED"))
                        ? ConstraintState.DISABLED
                        : ConstraintState.ENFORCED),
                new String[] {row.getString("COLUMN_NAME"), row.getString("REFERENCED_COLUMN")}));
    keys.forEach(
        (table, name, header, columns) ->
            assembler.foreignKey(
                table,
                new ForeignKey(
                    name,
                    columns.stream().map(pair -> pair[0]).toList(),
                    header.referenced(),
                    columns.stream().map(pair -> pair[1]).toList(),
                    action(header.onDelete()),
                    action(header.onUpdate()),
                    header.state())));
  }

  private static ForeignKey.Action action(String rule) {
    // RESTRICT is H2's own default; it refuses as NO ACTION does.
    return "RESTRICT".equals(rule)
        ? ForeignKey.Action.NO_ACTION
        : ForeignKey.Action.valueOf(rule.replace(' ', '_'));
  }

  /** A column that is not unique in a unique index is an included one. */
  private static void readIndexes(Connection connection, CatalogAssembler assembler)
      throws SQLException {
    KeyColumns<Boolean, IndexColumn> indexes = new KeyColumns<>();
    KeyColumns<Boolean, String> included = new KeyColumns<>();
    forEachRow(
        connection,
        INDEXES,
        row -> {
          boolean unique = row.getString("INDEX_TYPE_NAME").startsWith("UNIQUE");
          String column = row.getString("COLUMN_NAME");
          if (unique && !row.getBoolean("IS_UNIQUE")) {
            included.add(table(row), row.getString("INDEX_NAME"), true, column);
          } else {
            boolean descending = "DESC".equals(row.getString("ORDERING_SPECIFICATION"));
            indexes.add(
                table(row),
                row.getString("INDEX_NAME"),
                unique,
                new IndexColumn(column, descending));
          }
        });
    indexes.forEach(
        (table, name, unique, columns) -> {
          List<String> extra = included.columns(table, name);
          assembler.index(table, new Index(name, unique, columns, extra, null, false));
        });
  }
}
