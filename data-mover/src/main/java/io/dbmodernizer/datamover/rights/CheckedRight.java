package io.dbmodernizer.datamover.rights;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The result of checking one right.
 *
 * @param right the right
 * @param checked the number of objects that the login was checked for; 0 if none needs the right
 * @param missing the objects on which the login lacks it; empty if it has the right
 */
public record CheckedRight(ReadingRight right, int checked, List<MissingRight> missing) {

  private static final int MOST_NAMED = 5;

  /** Copies the list. */
  public CheckedRight {
    missing = List.copyOf(missing);
  }

  /**
   * Returns the result for some tables, and for objects that belong to no table.
   *
   * @param tables names in lower case
   */
  CheckedRight of(Set<String> tables) {
    return new CheckedRight(
        right,
        checked,
        missing.stream()
            .filter(
                one ->
                    one.table() == null || tables.contains(ReadingRights.inLowerCase(one.table())))
            .toList());
  }

  /** Returns what a login without the right reads, as a clause, with the first five objects. */
  public String consequence(String login) {
    String objects = firstFive(missing.stream().map(MissingRight::object).toList());
    return switch (right) {
      case VIEW_DEFINITION ->
          "the login "
              + login
              + " does not see definitions, so hidden objects would count as absent: "
              + objects;
      case SELECT -> "the login " + login + " may not read tables or columns: " + objects;
      case UNMASK ->
          "the login " + login + " reads masks in place of the stored values: " + objects;
      case ALL_ROWS ->
          "security policies may hide rows from the login "
              + login
              + ", and a part of the rows would count as the whole: "
              + objects;
    };
  }

  /** Returns what to do, as a clause with the first five statements. */
  public String remedy() {
    Set<String> statements = new LinkedHashSet<>();
    missing.forEach(one -> statements.add(one.statement()));
    String all = firstFive(List.copyOf(statements));
    return switch (right) {
      case VIEW_DEFINITION, SELECT, UNMASK ->
          "as an administrator run " + all + ", and remove a DENY that stands against it";
      case ALL_ROWS ->
          "switch the policies off on this database during the migration with "
              + all
              + ", and on again on the source and the target afterwards";
    };
  }

  /** Returns what to do, as a sentence. */
  public String instruction() {
    return remedy().substring(0, 1).toUpperCase(Locale.ROOT) + remedy().substring(1) + ".";
  }

  private static String firstFive(List<String> texts) {
    String named = String.join("; ", texts.subList(0, Math.min(MOST_NAMED, texts.size())));
    int more = texts.size() - MOST_NAMED;
    return more > 0 ? named + " and " + more + " more" : named;
  }
}
