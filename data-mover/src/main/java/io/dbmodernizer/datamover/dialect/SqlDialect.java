package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.CatalogReader;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import io.dbmodernizer.datamover.catalog.UnmovedObjectReader;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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

  /**
   * What a driver has to be told so that values arrive exactly and constraints are checked; to be
   * set on every connection, above whatever the URL says.
   *
   * @param url a JDBC URL
   */
  static Map<String, String> driverProperties(String url) {
    return url.startsWith("jdbc:sqlserver:") ? SqlServerDialect.driverProperties() : Map.of();
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

  /** Reads what a database of this dialect holds that a schema plan does not create. */
  UnmovedObjectReader unmovedObjectReader();

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

  /** The declaration of a unique constraint, from {@code CONSTRAINT} on. */
  String uniqueClause(UniqueConstraint constraint);

  /**
   * The statement that adds a foreign key or check constraint.
   *
   * @param clause its declaration, from {@code CONSTRAINT} on
   * @param checked whether present rows must fulfil it
   */
  String addConstraint(TableName table, String clause, boolean checked);

  /** Whether a constraint can be switched without the others of its table. */
  boolean switchesConstraintsOneByOne();

  /**
   * Statements that bring one constraint into a state, to be run one after the other; empty where
   * only all foreign keys of a table can be switched, with {@link #switchForeignKeys}.
   */
  List<String> switchConstraint(TableName table, String constraint, ConstraintState wanted);

  /**
   * The statement that switches all foreign keys of a table, those that refer to it too; empty
   * where constraints are switched one by one.
   */
  Optional<String> switchForeignKeys(TableName table, boolean enforced);

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

  /** A statement that deletes rows of a table, at most so many. */
  String deleteSome(TableName table, int rows);

  /** How many rows one insert statement should carry, at least 1. */
  int rowsPerInsert(int columns);

  /** Lets this connection insert explicit values into the table's identity column, or ends that. */
  void allowIdentityValues(Connection connection, Table table, boolean allowed) throws SQLException;

  /** The value the identity column would give to the next row; empty where it cannot be read. */
  Optional<BigInteger> nextIdentityValue(Connection connection, Table table) throws SQLException;

  /**
   * The value each identity column would give next, read anew in one query.
   *
   * @return by table; a table whose value cannot be read is not in it
   */
  Map<TableName, BigInteger> nextIdentityValues(Connection connection) throws SQLException;

  /** Makes the identity column continue with the given value. Idempotent. */
  void continueIdentityAt(Connection connection, Table table, BigInteger next) throws SQLException;

  /**
   * Stops checking the table's foreign keys, so that tables may be filled in any order. Idempotent.
   * Ended by {@link #enforceForeignKeys}.
   */
  void suspendForeignKeys(Connection connection, Table table) throws SQLException;

  /**
   * Checks the table's rows against its foreign keys and enforces these from now on, as far as they
   * are enforced in the source. Idempotent.
   *
   * @param table the table as the source has it
   * @throws SQLException when a row refers to nothing
   */
  void enforceForeignKeys(Connection connection, Table table) throws SQLException;

  /** What an error means. */
  default SqlFailureKind classify(SQLException failure) {
    return SqlFailures.classify(failure);
  }
}
