package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.ObjectScripter;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The differences between the databases. Implementations are stateless and thread-safe. Each has
 * one instance, so equal dialects are the same object. {@link DialectProvider} makes it known.
 *
 * <p>Identifiers become SQL text in {@link #quote(String)} and nowhere else.
 */
public interface SqlDialect {

  /**
   * Returns the dialect of the database behind a connection.
   *
   * @throws SQLException if the product is neither H2 nor Microsoft SQL Server (Azure SQL Database
   *     counts as the latter), or if the database fails
   */
  static SqlDialect of(Connection connection) throws SQLException {
    return RegisteredDialects.ALL.of(connection.getMetaData().getDatabaseProductName());
  }

  /**
   * Returns the driver properties that every connection needs, so that values arrive exactly and
   * constraints are checked. They override the URL's.
   *
   * @param url a JDBC URL
   * @return the properties by name; empty if the driver needs none
   */
  static Map<String, String> driverProperties(String url) {
    return RegisteredDialects.ALL.driverProperties(url);
  }

  /** Returns the product's name as its driver reports it. */
  String productName();

  /**
   * Returns an identifier as SQL text, whatever characters it holds.
   *
   * @throws IllegalArgumentException if the identifier is empty or has a NUL character
   */
  String quote(String identifier);

  /**
   * Returns a table's full name as SQL text.
   *
   * @throws IllegalArgumentException if a part of the name has a NUL character
   */
  default String quote(TableName table) {
    return quote(table.schema()) + "." + quote(table.name());
  }

  /**
   * Returns the full name of an object as SQL text. An object without a schema has its name alone.
   *
   * @throws IllegalArgumentException if a part of the name has a NUL character
   */
  default String quote(ObjectId object) {
    return (object.schema().isEmpty() ? "" : quote(object.schema()) + ".") + quote(object.name());
  }

  /**
   * Returns identifiers as SQL text, separated by commas. The text is empty for an empty list.
   *
   * @throws IllegalArgumentException if an identifier is empty or has a NUL character
   */
  default String quoteAll(List<String> identifiers) {
    return String.join(", ", identifiers.stream().map(this::quote).toList());
  }

  /**
   * Begins a reading of the catalog of a database of this dialect.
   *
   * @param connection a connection to the database; it stays open
   * @throws SQLException if the database fails
   */
  DatabaseReading reading(Connection connection) throws SQLException;

  /**
   * Counts the rows of a table exactly, which may read the whole table.
   *
   * @param connection a connection to the database; it stays open
   * @return the number of rows, 0 or more
   * @throws SQLException if the database fails or has no such table
   */
  default long rowCount(Connection connection, TableName table) throws SQLException {
    return CatalogQuery.count(connection, quote(table), "COUNT");
  }

  /**
   * Returns the compatibility level of a database as an object.
   *
   * @param level a level of Azure SQL Database, 100 or more
   * @return the object; empty if databases of this dialect have no levels
   */
  Optional<DatabaseObject> compatibilityLevel(int level);

  /** Returns the writer of the statements that create programmable objects. */
  ObjectScripter objectScripter();

  /**
   * Returns the type's declaration in this dialect.
   *
   * @return the declaration; empty for an unsupported type
   */
  Optional<String> typeName(ColumnType type);

  /**
   * Returns the declaration of a column's identity, with a leading space.
   *
   * @param column a column with an identity
   * @throws NullPointerException if the column has none
   */
  String identityClause(Column column);

  /**
   * Returns the declaration of a computed column after its name.
   *
   * @param expression the expression in this dialect
   */
  String computedClause(Column column, String expression);

  /** Returns the declaration of a primary key, from {@code CONSTRAINT} on. */
  String primaryKeyClause(PrimaryKey key);

  /** Returns the declaration of a unique constraint, from {@code CONSTRAINT} on. */
  String uniqueClause(UniqueConstraint constraint);

  /**
   * Returns the statement that adds a foreign key or check constraint.
   *
   * @param clause the declaration, from {@code CONSTRAINT} on
   * @param checked true if present rows must fulfil it
   */
  String addConstraint(TableName table, String clause, boolean checked);

  /** Returns true if a transaction that is rolled back removes the tables that it has created. */
  boolean rollsBackDefinitions();

  /** Returns true if a constraint can be switched without the others of its table. */
  boolean switchesConstraintsOneByOne();

  /**
   * Returns the statements that bring one constraint into a state. They run one after the other.
   *
   * @return the statements; empty if this dialect can only switch all foreign keys of a table, see
   *     {@link #switchForeignKeys}
   */
  List<String> switchConstraint(TableName table, String constraint, ConstraintState wanted);

  /**
   * Returns the statement that switches all foreign keys of a table, including those that refer to
   * it. Several of them, with semicolons between them, can be sent together.
   *
   * @return the statement; empty if this dialect switches constraints one by one
   */
  Optional<String> switchForeignKeys(TableName table, ForeignKeySwitch wanted);

  /**
   * Translates an expression of another dialect into this one. Between equal dialects every
   * expression stays as it is.
   *
   * @return the expression; empty if it cannot be translated faithfully
   */
  Optional<String> translate(String expression, SqlDialect from);

  /**
   * Returns true if two expressions of this dialect have the same text, or the same meaning as
   * literals or simple functions.
   */
  default boolean sameExpression(String one, String other) {
    return one.equals(other)
        || SimpleExpression.parse(one)
            .filter(simple -> SimpleExpression.parse(other).filter(simple::equals).isPresent())
            .isPresent();
  }

  /** Returns true if the error says that the object to create exists already. */
  boolean alreadyExists(SQLException failure);

  /**
   * Returns the expression by which a query reads a column's stored value exactly. {@link
   * #readSelected} reads its result.
   */
  default String selected(Column column) {
    return quote(column.name());
  }

  /**
   * Reads a column that was selected by {@link #selected}.
   *
   * @param index the position of the column in the result, from 1
   * @param type the column's type in its own database
   * @return the value as {@link ColumnValues} defines it, or null for NULL
   * @throws SQLException if the database fails or the value does not fit the type
   * @throws IllegalArgumentException if the type is unsupported
   */
  default @Nullable Object readSelected(ResultSet row, int index, ColumnType type)
      throws SQLException {
    return ColumnValues.read(row, index, type);
  }

  /**
   * Returns the expression by which a statement writes a value exactly. It holds one parameter,
   * which {@link #writeParameter} sets.
   */
  default String parameter(ColumnType type) {
    return "?";
  }

  /**
   * Sets the parameter of {@link #parameter} to a value that {@link #readSelected} returned.
   *
   * @param index the position of the parameter in the statement, from 1
   * @param type the column's type that was given to {@link #parameter}
   * @param value the value, or null for NULL
   * @throws SQLException if the database fails
   * @throws IllegalArgumentException if the type is unsupported and the value is not null
   */
  default void writeParameter(
      PreparedStatement statement, int index, ColumnType type, @Nullable Object value)
      throws SQLException {
    ColumnValues.write(statement, index, type, value);
  }

  /**
   * Returns the expression to compare a key column with a value. It has the type of the column, and
   * holds one parameter, which {@link #writeParameter} sets.
   *
   * @param column a column of a supported type
   */
  default String keyParameter(Column column) {
    return "CAST(? AS " + typeName(column.type()).orElseThrow() + ")";
  }

  /**
   * Returns the query of the row that follows a number of rows in an order.
   *
   * @param columns the expressions to select
   * @param rows the table, with a condition if the row is one of those that fulfil it
   * @param order the columns of the order with their directions
   * @param before the number of rows before the wanted one, at least 0
   */
  default String rowAfter(List<String> columns, String rows, String order, long before) {
    return "SELECT "
        + String.join(", ", columns)
        + " FROM "
        + rows
        + " ORDER BY "
        + order
        + " OFFSET "
        + before
        + " ROWS FETCH NEXT 1 ROWS ONLY";
  }

  /** Returns an insert statement for the columns, without {@code VALUES} and what follows. */
  String insertInto(Table table, List<Column> columns);

  /**
   * Returns a statement that deletes rows of a table.
   *
   * @param rows the most rows that one execution deletes, at least 1
   */
  String deleteSome(TableName table, int rows);

  /**
   * Returns the number of rows that one insert statement should have, at least 1.
   *
   * @param columns the number of columns of a row
   */
  int rowsPerInsert(int columns);

  /**
   * Returns the most rows that should be read or written in one round trip, at least 1. The
   * database and the copier work at the same time only if each has a part of the rows.
   *
   * @param columns the number of columns of a row
   */
  int rowsPerRoundTrip(int columns);

  /**
   * Returns the fastest way to write many rows into a table, if it is not an insert statement.
   *
   * @param target a connection to the table's database; it stays open
   * @param table the table as the target has it
   * @param columns the columns of the table in the order of the values
   * @param withoutIndexes true if the table has neither key nor index, so that sessions that lock
   *     it for loading do not wait for each other
   * @return the sink; empty if rows are inserted, also if the way would not carry every value of
   *     the columns exactly
   * @throws SQLException if the database fails
   */
  default Optional<RowSink> bulkSink(
      Connection target, Table table, List<Column> columns, boolean withoutIndexes)
      throws SQLException {
    return Optional.empty();
  }

  /**
   * Allows or forbids this connection to insert explicit values into the table's identity column.
   * Does nothing if the table has none.
   *
   * @param allowed true to allow, false to forbid
   * @throws SQLException if the database fails
   */
  void allowIdentityValues(Connection connection, Table table, boolean allowed) throws SQLException;

  /**
   * Returns the value that the identity column would give to the next row.
   *
   * @return the value; empty if the table has no identity column or its value cannot be read
   * @throws SQLException if the database fails
   */
  Optional<BigInteger> nextIdentityValue(Connection connection, Table table) throws SQLException;

  /**
   * Makes the identity column continue with a value. Idempotent.
   *
   * @param table a table with an identity column
   * @param next the value of the next row
   * @throws SQLException if the database fails
   */
  void continueIdentityAt(Connection connection, Table table, BigInteger next) throws SQLException;

  /**
   * Stops the checks of the table's foreign keys, so that tables can be filled in any order.
   * Idempotent. {@link #enforceForeignKeys} ends this.
   *
   * @throws SQLException if the database fails
   */
  void suspendForeignKeys(Connection connection, Table table) throws SQLException;

  /**
   * Checks the table's rows against its foreign keys and enforces the keys that are enforced in the
   * source. Idempotent.
   *
   * @param table the table as the source has it
   * @throws SQLException if a row refers to a missing row, or if the database fails
   */
  void enforceForeignKeys(Connection connection, Table table) throws SQLException;

  /**
   * Makes the following transactions of a connection read as consistently as the database allows
   * without blocking its writers. The connection's isolation level stays changed.
   *
   * @param connection a connection without an open transaction
   * @return the consistency that the transactions have
   * @throws SQLException if the database fails
   */
  ReadConsistency readConsistently(Connection connection) throws SQLException;

  /**
   * Returns true if nobody can change the rows of the database before an administrator makes it
   * writable. A copy of another database that follows its changes does not count.
   *
   * @throws SQLException if the database fails
   */
  boolean isReadOnly(Connection connection) throws SQLException;

  /**
   * Waits until the server has stored on its disk what is committed. By default a commit does so. A
   * server that stores later can lose the newest commits, for example because its disk is full.
   *
   * @param connection a connection without an open transaction
   * @throws SQLException if the database fails, also if it has no space for what is committed
   */
  default void awaitStored(Connection connection) throws SQLException {}

  /**
   * Returns true if the login may create schemas, and tables in them. Changes nothing.
   *
   * @throws SQLException if the database fails
   */
  boolean mayCreateSchemas(Connection connection) throws SQLException;

  /**
   * Sets how long the statements of a connection wait for a lock. After this time a statement fails
   * with {@link SqlFailureKind#DEADLOCK_OR_TRANSIENT}. It stays set as long as the connection is
   * open.
   *
   * @param longest the time, 1 ms to 24 days; fractions of a millisecond are dropped
   * @throws SQLException if the database fails
   */
  default void lockTimeout(Connection connection, Duration longest) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(lockTimeoutSql(longest));
    }
  }

  /** Returns the statement that {@link #lockTimeout} runs. */
  default String lockTimeoutSql(Duration longest) {
    long millis = longest.toMillis();
    if (millis < 1 || millis > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a lock timeout must be at least 1 ms and at most 24 days, got " + longest);
    }
    return "SET LOCK_TIMEOUT " + millis;
  }
}
