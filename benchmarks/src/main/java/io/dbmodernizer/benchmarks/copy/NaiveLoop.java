package io.dbmodernizer.benchmarks.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;

/** One thread, one SELECT for each table, batches of 1,000 rows, one commit for each table. */
final class NaiveLoop implements Way {

  private static final int BATCH = 1_000;

  @Override
  public void run(Sides sides, Workload workload) throws SQLException {
    try (Connection source = sides.source();
        Connection target = sides.target();
        Statement query = source.createStatement()) {
      target.setAutoCommit(false);
      for (String table : workload.tables()) {
        try (ResultSet rows = query.executeQuery("SELECT * FROM " + Workload.quoted(table))) {
          int columns = rows.getMetaData().getColumnCount();
          try (PreparedStatement insert = target.prepareStatement(insert(table, columns))) {
            int waiting = 0;
            while (rows.next()) {
              for (int at = 1; at <= columns; at++) {
                insert.setObject(at, rows.getObject(at));
              }
              insert.addBatch();
              if (++waiting == BATCH) {
                insert.executeBatch();
                waiting = 0;
              }
            }
            if (waiting > 0) {
              insert.executeBatch();
            }
          }
        }
        target.commit();
      }
    }
  }

  static String insert(String table, int columns) {
    return "INSERT INTO "
        + Workload.quoted(table)
        + " VALUES ("
        + String.join(", ", Collections.nCopies(columns, "?"))
        + ")";
  }
}
