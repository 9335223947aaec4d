package io.dbmodernizer.benchmarks.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work on one side only, by plain JDBC: what a copy cannot be faster than. */
enum OneSide implements Way {
  /** Reads every value, 2,000 rows at a time. */
  READ {
    @Override
    public void run(Sides sides, Workload workload) throws SQLException {
      int hash = 0;
      try (Connection source = sides.source();
          Statement query = source.createStatement()) {
        query.setFetchSize(2_000);
        for (String table : workload.tables()) {
          try (ResultSet rows = query.executeQuery("SELECT * FROM " + Workload.quoted(table))) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
              for (int at = 1; at <= columns; at++) {
                Object value = rows.getObject(at);
                hash = hash * 31 + (value == null ? 0 : value.hashCode());
              }
            }
          }
        }
      }
      if (hash == 42) {
        // The JVM must not leave out the reading.
        System.out.println(hash);
      }
    }

    @Override
    public boolean copies() {
      return false;
    }
  },

  /** Writes the rows of the first thousand again and again, in batches of 1,000 rows. */
  WRITE {
    @Override
    public void run(Sides sides, Workload workload) throws SQLException {
      List<@Nullable Object[]> sample = sample(sides, workload);
      int columns = sample.get(0).length;
      try (Connection target = sides.target()) {
        target.setAutoCommit(false);
        for (String table : workload.tables()) {
          try (PreparedStatement insert =
              target.prepareStatement(NaiveLoop.insert(table, columns))) {
            for (int row = 1; row <= workload.rows(); row++) {
              @Nullable Object[] values = sample.get(row % sample.size());
              insert.setInt(1, row);
              for (int at = 1; at < columns; at++) {
                insert.setObject(at + 1, values[at]);
              }
              insert.addBatch();
              if (row % 1_000 == 0 || row == workload.rows()) {
                insert.executeBatch();
              }
            }
          }
          target.commit();
        }
      }
    }
  };

  private static List<@Nullable Object[]> sample(Sides sides, Workload workload)
      throws SQLException {
    List<@Nullable Object[]> sample = new ArrayList<>();
    try (Connection source = sides.source();
        Statement query = source.createStatement();
        ResultSet rows =
            query.executeQuery(
                "SELECT TOP 1000 * FROM " + Workload.quoted(workload.tables().get(0)))) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        @Nullable Object[] values = new @Nullable Object[columns];
        for (int at = 0; at < columns; at++) {
          values[at] = rows.getObject(at + 1);
        }
        sample.add(values);
      }
    }
    return sample;
  }
}
