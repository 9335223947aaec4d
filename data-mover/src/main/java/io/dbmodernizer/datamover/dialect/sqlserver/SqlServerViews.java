package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.dialect.CatalogQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The catalog views of one SQL Server database.
 *
 * <p>Each view that several parts of the catalog need is read once, whole, when it is first asked
 * for, and kept as records. A query reads one view, or several by {@code UNION ALL}. None joins
 * views: they have no statistics, and the server might choose a slow plan. A view or column that
 * the version lacks is not asked for.
 */
final class SqlServerViews {

  /** A constructor of a record from a row. */
  @FunctionalInterface
  private interface Row<R> {
    R of(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final int majorVersion;
  private final Map<Class<?>, List<?>> read = new HashMap<>();

  /**
   * @param majorVersion the version that the server says it has
   */
  SqlServerViews(Connection connection, int majorVersion) {
    this.connection = connection;
    this.majorVersion = majorVersion;
  }

  SqlServerSession session() throws SQLException {
    return rows(SqlServerSession.class, SqlServerSession.SQL, SqlServerSession::of).get(0);
  }

  /** Returns the version whose views can be read. Azure reports version 12 but has all views. */
  int version() throws SQLException {
    return SqlServerVersions.ofEdition(session().edition(), majorVersion);
  }

  List<SqlServerSchemaRow> schemas() throws SQLException {
    return rows(SqlServerSchemaRow.class, SqlServerSchemaRow.SQL, SqlServerSchemaRow::of);
  }

  List<SqlServerPrincipalRow> principals() throws SQLException {
    return rows(
        SqlServerPrincipalRow.class,
        SqlServerPrincipalRow.sql(version()),
        SqlServerPrincipalRow::of);
  }

  List<SqlServerTableRow> tables() throws SQLException {
    return rows(SqlServerTableRow.class, SqlServerTableRow.sql(version()), SqlServerTableRow::of);
  }

  List<SqlServerTypeRow> types() throws SQLException {
    return rows(SqlServerTypeRow.class, SqlServerTypeRow.sql(version()), SqlServerTypeRow::of);
  }

  List<SqlServerObjectRow> objects() throws SQLException {
    return rows(SqlServerObjectRow.class, SqlServerObjectRow.SQL, SqlServerObjectRow::of);
  }

  List<SqlServerColumnRow> columns() throws SQLException {
    return rows(
        SqlServerColumnRow.class, SqlServerColumnRow.sql(version()), SqlServerColumnRow::of);
  }

  List<SqlServerColumnDetailRow> columnDetails() throws SQLException {
    return rows(
        SqlServerColumnDetailRow.class,
        SqlServerColumnDetailRow.sql(version()),
        SqlServerColumnDetailRow::of);
  }

  List<SqlServerConstraintRow> constraints() throws SQLException {
    return rows(
        SqlServerConstraintRow.class, SqlServerConstraintRow.SQL, SqlServerConstraintRow::of);
  }

  List<SqlServerForeignKeyColumnRow> foreignKeyColumns() throws SQLException {
    return rows(
        SqlServerForeignKeyColumnRow.class,
        SqlServerForeignKeyColumnRow.SQL,
        SqlServerForeignKeyColumnRow::of);
  }

  List<SqlServerIndexRow> indexes() throws SQLException {
    return rows(SqlServerIndexRow.class, SqlServerIndexRow.sql(version()), SqlServerIndexRow::of);
  }

  List<SqlServerIndexColumnRow> indexColumns() throws SQLException {
    return rows(
        SqlServerIndexColumnRow.class,
        SqlServerIndexColumnRow.sql(version()),
        SqlServerIndexColumnRow::of);
  }

  List<SqlServerTriggerRow> triggers() throws SQLException {
    return rows(SqlServerTriggerRow.class, SqlServerTriggerRow.SQL, SqlServerTriggerRow::of);
  }

  List<SqlServerDependencyRow> dependencies() throws SQLException {
    return rows(
        SqlServerDependencyRow.class, SqlServerDependencyRow.SQL, SqlServerDependencyRow::of);
  }

  List<SqlServerPartitionRow> partitions() throws SQLException {
    return rows(
        SqlServerPartitionRow.class,
        SqlServerPartitionRow.sql(version()),
        SqlServerPartitionRow::of);
  }

  /** Returns partition functions with their parameters, and partition schemes. */
  List<SqlServerPartitionSpaceRow> partitionSpaces() throws SQLException {
    return rows(
        SqlServerPartitionSpaceRow.class,
        SqlServerPartitionSpaceRow.SQL,
        SqlServerPartitionSpaceRow::of);
  }

  /** Returns the boundaries of partition functions in their order. */
  List<SqlServerPartitionBoundaryRow> partitionBoundaries() throws SQLException {
    return rows(
        SqlServerPartitionBoundaryRow.class,
        SqlServerPartitionBoundaryRow.SQL,
        SqlServerPartitionBoundaryRow::of);
  }

  /** Returns the row about this database; empty if the login does not see it. */
  List<SqlServerDatabaseRow> database() throws SQLException {
    return rows(SqlServerDatabaseRow.class, SqlServerDatabaseRow.SQL, SqlServerDatabaseRow::of);
  }

  /** Returns the security policies; none before SQL Server 2016. */
  List<SqlServerPolicyRow> policies() throws SQLException {
    return version() < SqlServerVersions.V2016
        ? List.of()
        : rows(SqlServerPolicyRow.class, SqlServerPolicyRow.SQL, SqlServerPolicyRow::of);
  }

  /** Returns the predicates of security policies; none before SQL Server 2016. */
  List<SqlServerPredicateRow> predicates() throws SQLException {
    return version() < SqlServerVersions.V2016
        ? List.of()
        : rows(SqlServerPredicateRow.class, SqlServerPredicateRow.SQL, SqlServerPredicateRow::of);
  }

  List<SqlServerNumberedRow> numbered(SqlServerNumberedRow.Kind kind) throws SQLException {
    return rows(
            SqlServerNumberedRow.class,
            SqlServerNumberedRow.sql(version()),
            SqlServerNumberedRow::of)
        .stream()
        .filter(row -> row.kind() == kind)
        .toList();
  }

  List<SqlServerNamedRow> named() throws SQLException {
    return rows(
        SqlServerNamedRow.class,
        SqlServerNamedRow.sql(session().isAzureSqlDatabase()),
        SqlServerNamedRow::of);
  }

  private <R> List<R> rows(Class<R> type, String sql, Row<R> row) throws SQLException {
    List<?> known = read.get(type);
    if (known == null) {
      List<R> rows = new ArrayList<>();
      forEachRow(sql, found -> rows.add(row.of(found)));
      known = List.copyOf(rows);
      read.put(type, known);
    }
    @SuppressWarnings("unchecked") // only rows of a type are put under it
    List<R> rows = (List<R>) known;
    return rows;
  }

  /** Reads a view that only one part of the catalog needs. Its rows are not kept. */
  void forEachRow(String sql, CatalogQuery.RowReader reader) throws SQLException {
    CatalogQuery.forEachRow(connection, sql, reader);
  }
}
