package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sys.security_predicates}, which exists since SQL Server 2016.
 *
 * @param target the number of the table or view
 * @param definition the call of the function; null if it is hidden from the login
 * @param filter whether it filters rows; otherwise it blocks writes
 * @param operation the writes that it blocks; null for all, and for a filter
 */
record SqlServerPredicateRow(
    int policy,
    int target,
    @Nullable String definition,
    boolean filter,
    @Nullable String operation) {

  /** In the order of predicates in a policy. */
  static final String SQL =
      """
      SELECT object_id, target_object_id, predicate_definition, predicate_type, operation_desc
      FROM sys.security_predicates
      ORDER BY object_id, security_predicate_id""";

  static SqlServerPredicateRow of(ResultSet row) throws SQLException {
    return new SqlServerPredicateRow(
        row.getInt("object_id"),
        row.getInt("target_object_id"),
        row.getString("predicate_definition"),
        row.getInt("predicate_type") == 0,
        row.getString("operation_desc"));
  }
}
