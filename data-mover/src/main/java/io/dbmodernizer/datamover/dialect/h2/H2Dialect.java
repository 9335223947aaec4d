package io.dbmodernizer.datamover.dialect.h2;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import io.dbmodernizer.datamover.dialect.ColumnValues;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.dialect.ForeignKeySwitch;
import io.dbmodernizer.datamover.dialect.Identifiers;
import io.dbmodernizer.datamover.dialect.ReadConsistency;
import io.dbmodernizer.datamover.dialect.SimpleExpression;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.ObjectScripter;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.h2.engine.Constants;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of H2, the database of the local platform. H2 is opened with {@code
 * MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE}.
 *
 * <p>H2 has fewer types than SQL Server: a {@code datetime} column is read as {@code datetime2(3)},
 * {@code smalldatetime} as {@code datetime2(0)}, {@code money} as {@code decimal(19,4)}, and every
 * short text as {@code nvarchar} or {@code nchar}. Its {@code tinyint} is signed. XML is stored as
 * large text, a rowversion as bytes.
 *
 * <p>Foreign keys can be switched only for a whole table, and H2 forgets this when the database is
 * closed. Checks are always enforced.
 *
 * <p>A login that may SELECT from a table sees its defaults, checks and computed expressions. The
 * target's login must be an administrator or the schema's owner to create tables and to switch
 * foreign keys.
 */
public final class H2Dialect implements SqlDialect {

  /** The only instance. It has no state. */
  public static final H2Dialect INSTANCE = new H2Dialect();

  private static final int WIDEST_IN_MANY_ROWS = 20;

  private static final int VALUES_PER_ROUND_TRIP = 3_000;
  private static final int FEWEST_ROWS_PER_ROUND_TRIP = 50;
  private static final int MOST_ROWS_PER_ROUND_TRIP = 1_000;
  private static final Set<Integer> ALREADY_EXISTS = Set.of(90078, 42101, 90045, 42111);

  private H2Dialect() {}

  @Override
  public String productName() {
    return "H2";
  }

  /**
   * Encloses the identifier in double quotes. H2 accepts brackets too, but a closing bracket inside
   * of them cannot be written.
   */
  @Override
  public String quote(String identifier) {
    return Identifiers.enclose(identifier, '"', '"');
  }

  @Override
  public DatabaseReading reading(Connection connection) {
    return new H2Reading(connection);
  }

  @Override
  public Optional<DatabaseObject> compatibilityLevel(int level) {
    return Optional.empty();
  }

  @Override
  public ObjectScripter objectScripter() {
    return new H2ObjectScripter(this);
  }

  @Override
  public Optional<String> typeName(ColumnType type) {
    return Optional.ofNullable(
        switch (type.family()) {
          case BIT -> "BIT";
          case TINYINT -> "TINYINT";
          case SMALLINT -> "SMALLINT";
          case INT -> "INT";
          case BIGINT -> "BIGINT";
          case DECIMAL -> "DECIMAL(" + type.precision() + ", " + type.scale() + ")";
          case MONEY -> "DECIMAL(19, 4)";
          case SMALLMONEY -> "DECIMAL(10, 4)";
          case REAL -> "REAL";
          case FLOAT -> "DOUBLE PRECISION";
          case DATE -> "DATE";
          case TIME -> "TIME(" + fraction(type) + ")";
          case DATETIME -> "TIMESTAMP(3)";
          case DATETIME2 -> "TIMESTAMP(" + fraction(type) + ")";
          case SMALLDATETIME -> "TIMESTAMP(0)";
          case DATETIMEOFFSET -> "TIMESTAMP(" + fraction(type) + ") WITH TIME ZONE";
          case CHAR, NCHAR -> "CHAR(" + type.length() + ")";
          case VARCHAR, NVARCHAR ->
              type.length() == null ? "VARCHAR" : "VARCHAR(" + type.length() + ")";
          case TEXT, NTEXT, XML -> "CHARACTER LARGE OBJECT";
          case BINARY -> "BINARY(" + type.length() + ")";
          case VARBINARY ->
              type.length() == null ? "VARBINARY(MAX)" : "VARBINARY(" + type.length() + ")";
          case IMAGE -> "BINARY LARGE OBJECT";
          case UNIQUEIDENTIFIER -> "UUID";
          case HIERARCHYID -> "VARBINARY(" + ColumnType.LONGEST_HIERARCHYID + ")";
          case GEOMETRY, GEOGRAPHY -> "BINARY LARGE OBJECT";
          case ROWVERSION -> "BINARY(8)";
          case UNSUPPORTED -> null;
        });
  }

  private static int fraction(ColumnType type) {
    return type.scale() == null ? 7 : type.scale();
  }

  @Override
  public String identityClause(Column column) {
    Identity identity = Objects.requireNonNull(column.identity());
    return " GENERATED BY DEFAULT AS IDENTITY (START WITH "
        + identity.seed()
        + " INCREMENT BY "
        + identity.increment()
        + ")";
  }

  @Override
  public String computedClause(Column column, String expression) {
    String type = typeName(column.type()).map(name -> name + " ").orElse("");
    return type + "GENERATED ALWAYS AS (" + expression + ")";
  }

  @Override
  public String primaryKeyClause(PrimaryKey key) {
    return "CONSTRAINT " + quote(key.name()) + " PRIMARY KEY (" + quoteAll(key.columns()) + ")";
  }

  @Override
  public String uniqueClause(UniqueConstraint constraint) {
    return "CONSTRAINT "
        + quote(constraint.name())
        + " UNIQUE ("
        + quoteAll(constraint.columns())
        + ")";
  }

  @Override
  public String addConstraint(TableName table, String clause, boolean checked) {
    return "ALTER TABLE " + quote(table) + " ADD " + clause + (checked ? "" : " NOCHECK");
  }

  @Override
  public boolean rollsBackDefinitions() {
    return false;
  }

  @Override
  public boolean switchesConstraintsOneByOne() {
    return false;
  }

  @Override
  public List<String> switchConstraint(TableName table, String constraint, ConstraintState wanted) {
    return List.of();
  }

  @Override
  public Optional<String> switchForeignKeys(TableName table, ForeignKeySwitch wanted) {
    return Optional.of(switched(table, wanted));
  }

  private String switched(TableName table, ForeignKeySwitch wanted) {
    return "ALTER TABLE "
        + quote(table)
        + " SET REFERENTIAL_INTEGRITY "
        + switch (wanted) {
          case OFF -> "FALSE";
          case ON -> "TRUE NOCHECK";
          case ON_CHECKED -> "TRUE CHECK";
        };
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
                  case LITERAL -> simple.text();
                  case CURRENT_TIME -> "LOCALTIMESTAMP";
                  case NEW_GUID -> "RANDOM_UUID()";
                });
  }

  @Override
  public boolean alreadyExists(SQLException failure) {
    return ALREADY_EXISTS.contains(failure.getErrorCode());
  }

  @Override
  public String insertInto(Table table, List<Column> columns) {
    String names = quoteAll(columns.stream().map(Column::name).toList());
    String override = table.identityColumn().isPresent() ? " OVERRIDING SYSTEM VALUE" : "";
    return "INSERT INTO " + quote(table.name()) + " (" + names + ")" + override;
  }

  @Override
  public @Nullable Object readSelected(ResultSet row, int index, ColumnType type)
      throws SQLException {
    return type.family() == TypeFamily.UNIQUEIDENTIFIER
        ? row.getObject(index, UUID.class)
        : ColumnValues.read(row, index, type);
  }

  @Override
  public void writeParameter(
      PreparedStatement statement, int index, ColumnType type, @Nullable Object value)
      throws SQLException {
    if (value instanceof UUID guid) {
      statement.setObject(index, guid);
    } else {
      ColumnValues.write(statement, index, type, value);
    }
  }

  @Override
  public String deleteSome(TableName table, int rows) {
    return "DELETE FROM " + quote(table) + " FETCH FIRST " + rows + " ROWS ONLY";
  }

  /**
   * Returns 100 for a narrow table, which takes less work than 100 statements of a batch. The
   * values of a wide table cost more than its statements, and its batches rarely fill statements of
   * many rows.
   */
  @Override
  public int rowsPerInsert(int columns) {
    return columns <= WIDEST_IN_MANY_ROWS ? 100 : 1;
  }

  /**
   * Returns the rows of about 3,000 values, 50 to 1,000. With ten times as many, a copy of wide
   * rows takes twice the time: the server reads no row ahead, so it waits while the copier decodes,
   * and the reverse (docs/benchmarks.md).
   */
  @Override
  public int rowsPerRoundTrip(int columns) {
    int rows = VALUES_PER_ROUND_TRIP / Math.max(1, columns);
    return Math.min(MOST_ROWS_PER_ROUND_TRIP, Math.max(FEWEST_ROWS_PER_ROUND_TRIP, rows));
  }

  /** Does nothing: the statement of {@link #insertInto} itself allows the values. */
  @Override
  public void allowIdentityValues(Connection connection, Table table, boolean allowed) {}

  @Override
  public Optional<BigInteger> nextIdentityValue(Connection connection, Table table)
      throws SQLException {
    Optional<Column> column = table.identityColumn();
    if (column.isEmpty()) {
      return Optional.empty();
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT IDENTITY_BASE FROM INFORMATION_SCHEMA.COLUMNS"
                + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ?")) {
      query.setString(1, table.name().schema());
      query.setString(2, table.name().name());
      query.setString(3, column.get().name());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() && rows.getString(1) != null
            ? Optional.of(new BigInteger(rows.getString(1)))
            : Optional.empty();
      }
    }
  }

  /**
   * Restarts the identity column. An identity that has given the last number of its type stands at
   * that number, because H2 has no state for "none left". If a row has that number, H2 refuses the
   * next one.
   */
  @Override
  public void continueIdentityAt(Connection connection, Table table, BigInteger next)
      throws SQLException {
    Column column = table.identityColumn().orElseThrow();
    BigInteger possible = H2Types.nearest(column.type(), next);
    execute(
        connection,
        "ALTER TABLE "
            + quote(table.name())
            + " ALTER COLUMN "
            + quote(column.name())
            + " RESTART WITH "
            + possible);
  }

  @Override
  public void suspendForeignKeys(Connection connection, Table table) throws SQLException {
    execute(connection, switched(table.name(), ForeignKeySwitch.OFF));
  }

  /** Enforces the keys, unless none of them is enforced in the source. */
  @Override
  public void enforceForeignKeys(Connection connection, Table table) throws SQLException {
    if (table.foreignKeys().stream().allMatch(key -> key.state() == ConstraintState.DISABLED)) {
      return;
    }
    execute(connection, switched(table.name(), ForeignKeySwitch.ON_CHECKED));
  }

  /**
   * Reads in snapshots. H2 also sends the rows of a query while it finds the next ones. Otherwise
   * it would build the whole result first, on disk if it has more than 40,000 rows.
   */
  @Override
  public ReadConsistency readConsistently(Connection connection) throws SQLException {
    connection.setTransactionIsolation(Constants.TRANSACTION_SNAPSHOT);
    execute(connection, "SET LAZY_QUERY_EXECUTION TRUE");
    return ReadConsistency.SNAPSHOT;
  }

  /** Returns true if the files of the database are opened for reading only. */
  @Override
  public boolean isReadOnly(Connection connection) throws SQLException {
    return connection.isReadOnly();
  }

  /** H2 stores commits in the background. Only an administrator may wait for it. */
  @Override
  public void awaitStored(Connection connection) throws SQLException {
    if (H2Objects.isAdministrator(connection)) {
      execute(connection, "CHECKPOINT SYNC");
    }
  }

  /** H2 shows rights to administrators only, but checks the right to create what is there. */
  @Override
  public boolean mayCreateSchemas(Connection connection) throws SQLException {
    try {
      execute(connection, "CREATE SCHEMA IF NOT EXISTS INFORMATION_SCHEMA");
      return true;
    } catch (SQLException e) {
      if (SqlFailures.classify(e) != SqlFailureKind.PERMISSION_DENIED) {
        throw e;
      }
      return false;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
