package io.dbmodernizer.datamover.dialect.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerConnection;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import io.dbmodernizer.datamover.dialect.CatalogQuery;
import io.dbmodernizer.datamover.dialect.ColumnValues;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.dialect.ForeignKeySwitch;
import io.dbmodernizer.datamover.dialect.Identifiers;
import io.dbmodernizer.datamover.dialect.ReadConsistency;
import io.dbmodernizer.datamover.dialect.RowSink;
import io.dbmodernizer.datamover.dialect.SimpleExpression;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.ObjectScripter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of Microsoft SQL Server, and of Azure SQL Database. A query of the catalog names only
 * views and columns that the version of the server has. The tests know the versions since SQL
 * Server 2008.
 *
 * <p>The default build has no SQL Server. Tests compare the SQL text with expected texts, and parse
 * it with grammars that others have written. A test that runs it on a server needs Docker. So the
 * text is kept plain.
 *
 * <p>The source's login needs {@code db_datareader} and {@code VIEW DEFINITION}, and {@code UNMASK}
 * if columns are masked. Without {@code VIEW DEFINITION} SQL Server hides the text of defaults,
 * checks and computed columns, which is reported as an error. The target's login needs {@code
 * db_owner}.
 *
 * <p>Every connection needs the driver properties of {@link SqlDialect#driverProperties}.
 */
public final class SqlServerDialect implements SqlDialect {
  private static final String MAY_CREATE =
      "SELECT HAS_PERMS_BY_NAME(NULL, 'DATABASE', 'CREATE SCHEMA'),"
          + " HAS_PERMS_BY_NAME(NULL, 'DATABASE', 'CREATE TABLE')";

  /** The only instance. It has no state. */
  public static final SqlServerDialect INSTANCE = new SqlServerDialect();

  private static final Set<Integer> ALREADY_EXISTS = Set.of(2714, 1913, 2759);

  private SqlServerDialect() {}

  @Override
  public String productName() {
    return "Microsoft SQL Server";
  }

  @Override
  public String quote(String identifier) {
    return Identifiers.enclose(identifier, '[', ']');
  }

  @Override
  public DatabaseReading reading(Connection connection) throws SQLException {
    return SqlServerReading.of(connection);
  }

  @Override
  public long rowCount(Connection connection, TableName table) throws SQLException {
    return CatalogQuery.count(connection, quote(table), "COUNT_BIG");
  }

  @Override
  public Optional<DatabaseObject> compatibilityLevel(int level) {
    return Optional.of(SqlServerDatabaseSettings.level(level));
  }

  @Override
  public ObjectScripter objectScripter() {
    return new SqlServerObjectScripter(this);
  }

  @Override
  public Optional<String> typeName(ColumnType type) {
    return Optional.ofNullable(
        switch (type.family()) {
          case BIT -> "bit";
          case TINYINT -> "tinyint";
          case SMALLINT -> "smallint";
          case INT -> "int";
          case BIGINT -> "bigint";
          case DECIMAL -> "decimal(" + type.precision() + ", " + type.scale() + ")";
          case MONEY -> "money";
          case SMALLMONEY -> "smallmoney";
          case REAL -> "real";
          case FLOAT -> "float";
          case DATE -> "date";
          case TIME -> "time(" + fraction(type) + ")";
          case DATETIME -> "datetime";
          case DATETIME2 -> "datetime2(" + fraction(type) + ")";
          case SMALLDATETIME -> "smalldatetime";
          case DATETIMEOFFSET -> "datetimeoffset(" + fraction(type) + ")";
          case CHAR -> "char(" + type.length() + ")";
          case NCHAR -> "nchar(" + type.length() + ")";
          case VARCHAR -> "varchar" + lengthOrMax(type, 8000);
          case NVARCHAR -> "nvarchar" + lengthOrMax(type, 4000);
          case TEXT -> "text";
          case NTEXT -> "ntext";
          case BINARY -> "binary(" + type.length() + ")";
          case VARBINARY -> "varbinary" + lengthOrMax(type, 8000);
          case IMAGE -> "image";
          case UNIQUEIDENTIFIER -> "uniqueidentifier";
          case XML -> "xml";
          case HIERARCHYID -> "hierarchyid";
          case GEOMETRY -> "geometry";
          case GEOGRAPHY -> "geography";
          case ROWVERSION -> "rowversion";
          case UNSUPPORTED -> null;
        });
  }

  private static int fraction(ColumnType type) {
    return type.scale() == null ? 7 : Math.min(7, type.scale());
  }

  private static String lengthOrMax(ColumnType type, int longest) {
    Integer length = type.length();
    return length == null || length > longest ? "(max)" : "(" + length + ")";
  }

  @Override
  public String identityClause(Column column) {
    Identity identity = Objects.requireNonNull(column.identity());
    return " IDENTITY(" + identity.seed() + ", " + identity.increment() + ")";
  }

  @Override
  public String computedClause(Column column, String expression) {
    return "AS " + expression;
  }

  @Override
  public String primaryKeyClause(PrimaryKey key) {
    return "CONSTRAINT "
        + quote(key.name())
        + " PRIMARY KEY "
        + (key.clustered() ? "CLUSTERED" : "NONCLUSTERED")
        + keyColumns(key.columns(), key.descending());
  }

  @Override
  public String uniqueClause(UniqueConstraint constraint) {
    return "CONSTRAINT "
        + quote(constraint.name())
        + " UNIQUE"
        + (constraint.clustered() ? " CLUSTERED" : "")
        + keyColumns(constraint.columns(), constraint.descending());
  }

  /** Returns the columns of a key in parentheses, after a blank. */
  String keyColumns(List<String> columns, List<String> descending) {
    return columns.stream()
        .map(column -> quote(column) + (descending.contains(column) ? " DESC" : ""))
        .collect(Collectors.joining(", ", " (", ")"));
  }

  @Override
  public String addConstraint(TableName table, String clause, boolean checked) {
    return "ALTER TABLE " + quote(table) + (checked ? "" : " WITH NOCHECK") + " ADD " + clause;
  }

  @Override
  public boolean rollsBackDefinitions() {
    return true;
  }

  @Override
  public boolean switchesConstraintsOneByOne() {
    return true;
  }

  /**
   * Returns the statements. An enforced constraint becomes untrusted by switching it off and on
   * again.
   */
  @Override
  public List<String> switchConstraint(TableName table, String constraint, ConstraintState wanted) {
    String alter = "ALTER TABLE " + quote(table);
    String off = alter + " NOCHECK CONSTRAINT " + quote(constraint);
    return switch (wanted) {
      case ENFORCED -> List.of(alter + " WITH CHECK CHECK CONSTRAINT " + quote(constraint));
      case DISABLED -> List.of(off);
      case UNTRUSTED -> List.of(off, alter + " WITH NOCHECK CHECK CONSTRAINT " + quote(constraint));
    };
  }

  @Override
  public Optional<String> switchForeignKeys(TableName table, ForeignKeySwitch wanted) {
    return Optional.empty();
  }

  @Override
  public Optional<String> translate(String expression, SqlDialect from) {
    if (from == this) {
      return Optional.of(expression);
    }
    return SimpleExpression.parse(expression)
        .map(
            simple ->
                switch (simple.kind()) {
                  case LITERAL ->
                      simple.text().startsWith("'") ? "N" + simple.text() : simple.text();
                  case CURRENT_TIME -> "sysdatetime()";
                  case NEW_GUID -> "newid()";
                });
  }

  @Override
  public boolean alreadyExists(SQLException failure) {
    return ALREADY_EXISTS.contains(failure.getErrorCode());
  }

  @Override
  public String selected(Column column) {
    return SqlServerTypes.selected(column.type(), quote(column.name()));
  }

  @Override
  public @Nullable Object readSelected(ResultSet row, int index, ColumnType type)
      throws SQLException {
    if (type.family() == TypeFamily.DATETIMEOFFSET) {
      String text = row.getString(index);
      return text == null ? null : SqlServerTimes.offsetDateTime(text);
    }
    return ColumnValues.read(row, index, type);
  }

  @Override
  public String parameter(ColumnType type) {
    return SqlServerTypes.writtenAsText(type) || SqlServerTypes.writtenAsBytes(type)
        ? "CAST(? AS " + typeName(type).orElseThrow() + ")"
        : "?";
  }

  @Override
  public void writeParameter(
      PreparedStatement statement, int index, ColumnType type, @Nullable Object value)
      throws SQLException {
    if (!SqlServerTypes.writtenAsText(type)) {
      ColumnValues.write(statement, index, type, value);
    } else if (value == null) {
      statement.setNull(index, Types.NVARCHAR);
    } else {
      statement.setNString(index, SqlServerTimes.text(value));
    }
  }

  /**
   * Returns the cast. A value of a code page is converted through the collation of its column: in
   * the collation of the database it could lose characters.
   */
  @Override
  public String keyParameter(Column column) {
    boolean ofCodePage =
        column.type().family() == TypeFamily.CHAR || column.type().family() == TypeFamily.VARCHAR;
    String value =
        ofCodePage && column.collation() != null ? "? COLLATE " + column.collation() : "?";
    return "CAST(" + value + " AS " + typeName(column.type()).orElseThrow() + ")";
  }

  /** Returns the query by the number of the row: OFFSET is unknown before SQL Server 2012. */
  @Override
  public String rowAfter(List<String> columns, String rows, String order, long before) {
    List<String> names = IntStream.rangeClosed(1, columns.size()).mapToObj(i -> "c" + i).toList();
    return "SELECT "
        + String.join(", ", names)
        + " FROM (SELECT TOP ("
        + (before + 1)
        + ") "
        + String.join(", ", columns)
        + ", ROW_NUMBER() OVER (ORDER BY "
        + order
        + ") FROM "
        + rows
        + " ORDER BY "
        + order
        + ") AS numbered ("
        + String.join(", ", names)
        + ", number) WHERE number = "
        + (before + 1);
  }

  @Override
  public String insertInto(Table table, List<Column> columns) {
    String names = quoteAll(columns.stream().map(Column::name).toList());
    return "INSERT INTO " + quote(table.name()) + " (" + names + ")";
  }

  @Override
  public String deleteSome(TableName table, int rows) {
    return "DELETE TOP (" + rows + ") FROM " + quote(table);
  }

  /** Returns 1: the driver sends a batch in one round trip. */
  @Override
  public int rowsPerInsert(int columns) {
    return 1;
  }

  /** Returns 1,000: a distant server answers each round trip late. */
  @Override
  public int rowsPerRoundTrip(int columns) {
    return 1_000;
  }

  @Override
  public Optional<RowSink> bulkSink(
      Connection target, Table table, List<Column> columns, boolean withoutIndexes)
      throws SQLException {
    boolean carried = columns.stream().allMatch(column -> SqlServerBulkType.of(column).isPresent());
    return carried && target.isWrapperFor(SQLServerConnection.class)
        ? Optional.of(
            new SqlServerBulkSink(
                target.unwrap(SQLServerConnection.class),
                quote(table.name()),
                columns,
                withoutIndexes))
        : Optional.empty();
  }

  @Override
  public void allowIdentityValues(Connection connection, Table table, boolean allowed)
      throws SQLException {
    if (table.identityColumn().isPresent()) {
      execute(connection, identityInsertSql(table, allowed));
    }
  }

  String identityInsertSql(Table table, boolean allowed) {
    return "SET IDENTITY_INSERT " + quote(table.name()) + (allowed ? " ON" : " OFF");
  }

  @Override
  public Optional<BigInteger> nextIdentityValue(Connection connection, Table table)
      throws SQLException {
    Optional<Identity> identity = table.identityColumn().map(Column::identity);
    if (identity.isEmpty()) {
      return Optional.empty();
    }
    BigInteger next =
        lastIdentityValue(connection, table)
            .map(last -> last.add(identity.get().increment()))
            .orElse(identity.get().seed());
    return Optional.of(next);
  }

  /**
   * Reseeds the identity. A table that never held a row starts with the new value itself, any other
   * table one increment after it. An identity that has given the last number of its type stays at
   * that number.
   */
  @Override
  public void continueIdentityAt(Connection connection, Table table, BigInteger next)
      throws SQLException {
    Identity identity = Objects.requireNonNull(table.identityColumn().orElseThrow().identity());
    boolean fresh = lastIdentityValue(connection, table).isEmpty();
    BigInteger last = next.subtract(identity.increment());
    ColumnType type = table.identityColumn().orElseThrow().type();
    boolean startsWithIt = fresh && SqlServerTypes.holds(type, next);
    execute(connection, reseedSql(table, startsWithIt ? next : last));
  }

  private Optional<BigInteger> lastIdentityValue(Connection connection, Table table)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT CAST(last_value AS decimal(38, 0)) FROM sys.identity_columns"
                + " WHERE object_id = OBJECT_ID(?)")) {
      query.setString(1, quote(table.name()));
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.ofNullable(rows.getBigDecimal(1)).map(BigDecimal::toBigInteger)
            : Optional.empty();
      }
    }
  }

  String reseedSql(Table table, BigInteger lastValue) {
    return "DBCC CHECKIDENT ("
        + SqlServerVariant.text(quote(table.name()))
        + ", RESEED, "
        + lastValue
        + ") WITH NO_INFOMSGS";
  }

  @Override
  public void suspendForeignKeys(Connection connection, Table table) throws SQLException {
    for (String sql : foreignKeySql(table, " NOCHECK CONSTRAINT ")) {
      execute(connection, sql);
    }
  }

  @Override
  public void enforceForeignKeys(Connection connection, Table table) throws SQLException {
    for (ForeignKey key : table.foreignKeys()) {
      for (String sql : switchConstraint(table.name(), key.name(), key.state())) {
        execute(connection, sql);
      }
    }
  }

  /**
   * Returns one statement for each key by name. ALL would also switch the checks, which the copy
   * keeps enforced.
   */
  List<String> foreignKeySql(Table table, String verb) {
    return table.foreignKeys().stream()
        .map(key -> "ALTER TABLE " + quote(table.name()) + verb + quote(key.name()))
        .toList();
  }

  @Override
  public ReadConsistency readConsistently(Connection connection) throws SQLException {
    SqlServerConcurrency concurrency = SqlServerConcurrency.of(connection);
    connection.setTransactionIsolation(concurrency.isolation());
    return concurrency.consistency();
  }

  @Override
  public boolean isReadOnly(Connection connection) throws SQLException {
    return SqlServerConcurrency.of(connection).readOnly();
  }

  @Override
  public boolean mayCreateSchemas(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(MAY_CREATE)) {
      return rows.next() && rows.getInt(1) == 1 && rows.getInt(2) == 1;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
