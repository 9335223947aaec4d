package io.dbmodernizer.datamover.rights;

import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rights of one login to read one database whole.
 *
 * @param login the name of the login's user in the database
 * @param rights the checked rights, in the order of their display
 */
public record ReadingRights(String login, List<CheckedRight> rights) {

  private static final String SYNTAX_OR_ACCESS = "42000";
  private static final int NO_RIGHT = 297;

  /** Copies the list. */
  public ReadingRights {
    rights = List.copyOf(rights);
  }

  /**
   * Returns the rights on some tables, and those on objects that belong to no table. Upper and
   * lower case are equal.
   */
  public ReadingRights of(Collection<TableName> tables) {
    Set<String> wanted =
        tables.stream().map(ReadingRights::inLowerCase).collect(Collectors.toSet());
    return new ReadingRights(login, rights.stream().map(right -> right.of(wanted)).toList());
  }

  static String inLowerCase(TableName table) {
    return table.toString().toLowerCase(Locale.ROOT);
  }

  /** Returns the rights that the login lacks; empty if it reads everything. */
  public List<CheckedRight> missing() {
    return rights.stream().filter(right -> !right.missing().isEmpty()).toList();
  }

  /**
   * Does nothing if the login reads everything.
   *
   * @throws SQLException if it lacks a right; it counts as a denied permission, names the right and
   *     the objects, and says what to do
   */
  public void require() throws SQLException {
    for (CheckedRight right : missing()) {
      throw new SQLException(
          right.consequence(login) + "; " + right.remedy(), SYNTAX_OR_ACCESS, NO_RIGHT);
    }
  }
}
