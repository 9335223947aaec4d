package io.dbmodernizer.migration.dms;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.rights.ReadingRights;
import io.dbmodernizer.migration.ledger.TargetClaims;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The content of a copy's tables on the target.
 *
 * @param tables the tables of the copy that exist there, as the target has them
 * @param withRows the tables of the copy that hold rows
 * @param triggers the triggers of these tables that fire when rows are deleted or inserted
 * @param outsiders tables outside the copy that hold rows and refer to a table with rows
 * @param claims the ids of other migrations that copy into tables of the copy
 * @param rights the rights that the target's login lacks on tables of the copy. Without them rows
 *     may be there that were not found
 */
record TargetContents(
    List<Table> tables,
    List<Table> withRows,
    List<UnmovedObject> triggers,
    List<Table> outsiders,
    Map<TableName, String> claims,
    ReadingRights rights) {
  private static final int TABLES_PER_QUERY = 100;

  TargetContents {
    tables = List.copyOf(tables);
    withRows = List.copyOf(withRows);
    triggers = List.copyOf(triggers);
    outsiders = List.copyOf(outsiders);
    claims = Collections.unmodifiableMap(new TreeMap<>(claims));
  }

  /**
   * Reads the content of the target.
   *
   * @param migrationId the migration that copies
   * @param names the tables of the copy, whether they exist or not
   */
  static TargetContents read(Connection target, String migrationId, Collection<TableName> names)
      throws SQLException {
    SqlDialect dialect = SqlDialect.of(target);
    DatabaseReading reading = dialect.reading(target);
    DatabaseCatalog catalog = reading.tables();
    List<Table> tables =
        names.stream().map(catalog::table).filter(t -> t.isPresent()).map(t -> t.get()).toList();
    ReadingRights rights = reading.rights().of(tables.stream().map(Table::name).toList());
    Map<TableName, String> claims = TargetClaims.ofOthers(target, migrationId, names);
    if (!rights.missing().isEmpty()) {
      return new TargetContents(tables, List.of(), List.of(), List.of(), claims, rights);
    }
    List<Table> withRows = withRows(target, dialect, tables);
    List<Table> referring =
        catalog.tables().stream()
            .filter(table -> !tables.contains(table) && refersToAny(table, withRows))
            .toList();
    List<UnmovedObject> triggers =
        reading.unmoved().stream()
            .filter(object -> object.kind() == UnmovedKind.TRIGGER)
            .filter(trigger -> tables.stream().anyMatch(t -> isOf(trigger, t)))
            .toList();
    return new TargetContents(
        tables, withRows, triggers, withRows(target, dialect, referring), claims, rights);
  }

  private static boolean isOf(UnmovedObject trigger, Table table) {
    return Objects.equals(trigger.table(), table.name());
  }

  private static boolean refersToAny(Table table, List<Table> others) {
    return table.foreignKeys().stream()
        .map(ForeignKey::referencedTable)
        .anyMatch(name -> others.stream().anyMatch(other -> other.name().equals(name)));
  }

  /**
   * Returns the tables that hold rows. One query asks for many tables and stops at the first row of
   * each.
   */
  private static List<Table> withRows(Connection target, SqlDialect dialect, List<Table> tables)
      throws SQLException {
    List<Table> found = new ArrayList<>();
    for (int from = 0; from < tables.size(); from += TABLES_PER_QUERY) {
      List<Table> part = tables.subList(from, Math.min(tables.size(), from + TABLES_PER_QUERY));
      String sql =
          IntStream.range(0, part.size())
              .mapToObj(
                  i ->
                      "SELECT "
                          + i
                          + " WHERE EXISTS (SELECT 1 FROM "
                          + dialect.quote(part.get(i).name())
                          + ")")
              .collect(Collectors.joining(" UNION ALL "));
      try (Statement statement = target.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          found.add(part.get(rows.getInt(1)));
        }
      }
    }
    return found;
  }
}
