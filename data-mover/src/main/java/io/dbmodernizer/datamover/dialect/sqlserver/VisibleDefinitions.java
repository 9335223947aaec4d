package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a SQL Server login that does not see definitions: hidden objects must not count as
 * absent.
 */
final class VisibleDefinitions {
  private static final String SYNTAX_OR_ACCESS = "42000";
  private static final int NO_RIGHT = 297;

  private VisibleDefinitions() {}

  /**
   * Returns a definition that the login sees.
   *
   * @param definition the definition, or null, which SQL Server returns to a login without the
   *     right
   * @param what the object of the table that has the definition
   * @throws SQLException if the definition is hidden
   */
  static String require(@Nullable String definition, String what, TableName table)
      throws SQLException {
    if (definition == null) {
      throw hidden("the " + what + " of table " + table + " is hidden from this login");
    }
    return definition;
  }

  /**
   * Returns the error of a login that does not see definitions.
   *
   * @param message the hidden objects
   */
  static SQLException hidden(String message) {
    return new SQLException(
        message + "; grant it VIEW DEFINITION on the database", SYNTAX_OR_ACCESS, NO_RIGHT);
  }
}
