package io.dbmodernizer.migration.dms;

import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.copy.ForeignKeySuspension;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.migration.table.TimeSlice;
import io.dbmodernizer.runtime.step.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes the rows of tables before they are copied. A table is emptied before the tables that it
 * refers to, so that no foreign key cascades. If tables refer to each other in a circle, or to
 * themselves, their keys are suspended during the deletion.
 */
final class TableEmptying {
  private static final int ROWS_AT_A_TIME = 10_000;

  private TableEmptying() {}

  /**
   * Deletes rows until the slice is over, in transactions of at most 10,000 rows. Idempotent: the
   * next call deletes the remaining rows.
   *
   * @param tables tables with rows; no rows of other tables refer to them
   * @return the number of tables that are empty now
   */
  static int empty(Connection target, List<Table> tables, TimeSlice slice) throws SQLException {
    SqlDialect dialect = SqlDialect.of(target);
    List<Table> left = new ArrayList<>(tables);
    int emptied = 0;
    while (!left.isEmpty()) {
      List<Table> free = left.stream().filter(table -> !isReferredTo(table, left)).toList();
      if (free.isEmpty()) {
        emptyCircle(target, dialect, left);
        return emptied + left.size();
      }
      for (Table table : free) {
        if (!emptyInParts(target, dialect, table, slice)) {
          return emptied;
        }
        emptied++;
      }
      left.removeAll(free);
    }
    return emptied;
  }

  private static boolean isReferredTo(Table table, List<Table> by) {
    return by.stream()
        .flatMap(other -> other.foreignKeys().stream())
        .map(ForeignKey::referencedTable)
        .anyMatch(table.name()::equals);
  }

  private static boolean emptyInParts(
      Connection target, SqlDialect dialect, Table table, TimeSlice slice) throws SQLException {
    String sql = dialect.deleteSome(table.name(), ROWS_AT_A_TIME);
    try (Statement statement = target.createStatement()) {
      int deleted;
      do {
        WriteGuard.check("delete rows of " + table.name());
        deleted = statement.executeUpdate(sql);
      } while (deleted == ROWS_AT_A_TIME && !slice.isOver());
      return deleted < ROWS_AT_A_TIME;
    }
  }

  /**
   * Empties the tables in one transaction. After a crash the keys are suspended with all rows
   * present, or enforced without rows.
   */
  private static void emptyCircle(Connection target, SqlDialect dialect, List<Table> tables)
      throws SQLException {
    boolean autoCommit = target.getAutoCommit();
    target.setAutoCommit(false);
    try (Statement statement = target.createStatement()) {
      ForeignKeySuspension.suspend(target, tables);
      for (Table table : tables) {
        WriteGuard.check("delete rows of " + table.name());
        statement.executeUpdate("DELETE FROM " + dialect.quote(table.name()));
      }
      ForeignKeySuspension.enforce(target, tables);
      target.commit();
    } catch (SQLException | RuntimeException e) {
      target.rollback();
      throw e;
    } finally {
      target.setAutoCommit(autoCommit);
    }
  }
}
