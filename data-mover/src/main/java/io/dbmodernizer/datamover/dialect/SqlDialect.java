package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.CatalogReader;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What differs between the databases. Implementations are stateless and may be shared by threads.
 *
 * <p>Identifiers become SQL text in {@link #quote(String)} and nowhere else.
 */
public sealed interface SqlDialect permits H2Dialect, SqlServerDialect {

  /**
   * The dialect of the database behind a connection.
   *
   * @throws SQLException when the product is neither H2 nor Microsoft SQL Server (Azure SQL
   *     Database counts as the latter)
   */
  static SqlDialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "H2" -> H2Dialect.INSTANCE;
      case "Microsoft SQL Server" -> SqlServerDialect.INSTANCE;
      default ->
          throw new SQLException(
              "no dialect for database product '"
                  + product
                  + "'; known are H2 and Microsoft SQL Server");
    };
  }

  /** The product's name, for messages. */
  String productName();

  /**
   * An identifier as SQL text, whatever characters it holds.
   *
   * @throws IllegalArgumentException for an empty identifier or one with a NUL character
   */
  String quote(String identifier);

  /** A table's full name as SQL text. */
  default String quote(TableName table) {
    return quote(table.schema()) + "." + quote(table.name());
  }

  /** Identifiers as SQL text, separated by commas. */
  default String quoteAll(List<String> identifiers) {
    return String.join(", ", identifiers.stream().map(this::quote).toList());
  }

  /** Reads what a database of this dialect contains. */
  CatalogReader catalogReader();

  /** The type's declaration in this dialect; empty for an unsupported type. */
  Optional<String> typeName(ColumnType type);

  /** The declaration of a column's identity, with a leading space. */
  String identityClause(Column column);

  /**
   * The declaration of a computed column after its name.
   *
   * @param expression the expression in this dialect
   */
  String computedClause(Column column, String expression);

  /** The declaration of a primary key, from {@code CONSTRAINT} on. */
  String primaryKeyClause(PrimaryKey key);

  /**
   * An expression of another dialect in this one; empty when it cannot be translated faithfully.
   * Between equal dialects every expression passes through.
   */
  Optional<String> translate(String expression, SqlDialect from);

  /**
   * Whether two expressions of this dialect mean the same, as far as literals and simple functions
   * go.
   */
  default boolean sameExpression(String one, String other) {
    return one.equals(other)
        || SimpleExpression.parse(one)
            .filter(simple -> SimpleExpression.parse(other).filter(simple::equals).isPresent())
            .isPresent();
  }

  /** Whether an error says that the object to be created is already there. */
  boolean alreadyExists(SQLException failure);

  /** An insert statement for the given columns up to and without {@code VALUES}. */
  String insertInto(Table table, List<Column> columns);

  /** How many rows one insert statement should carry, at least 1. */
  int rowsPerInsert(int columns);

  /** Lets this connection insert explicit values into the table's identity column, or ends that. */
  void allowIdentityValues(Connection connection, Table table, boolean allowed) throws SQLException;

  /** The value the identity column would give to the next row; empty where it cannot be read. */
  Optional<BigInteger> nextIdentityValue(Connection connection, Table table) throws SQLException;

  /** Makes the identity column continue with the given value. Idempotent. */
  void continueIdentityAt(Connection connection, Table table, BigInteger next) throws SQLException;

  /**
   * Stops checking the table's foreign keys, so that tables may be filled in any order. Idempotent.
   * Ended by {@link #enforceForeignKeys}.
   */
  void suspendForeignKeys(Connection connection, Table table) throws SQLException;

  /**
   * Checks the table's rows against its foreign keys and enforces these from now on. Idempotent.
   *
   * @throws SQLException when a row refers to nothing
   */
  void enforceForeignKeys(Connection connection, Table table) throws SQLException;

  /** What an error means. */
  default SqlFailureKind classify(SQLException failure) {
    return SqlFailures.classify(failure);
  }
}
