package io.dbmodernizer.datamover.dialect;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows into one table, within the transaction of its caller. It never commits. */
public interface RowSink extends AutoCloseable {

  /**
   * Writes rows. After a failure a part of them may be written: the caller rolls back to a
   * savepoint, and may then write a part of the same rows again.
   *
   * @param rows values in the order of the sink's columns, none of them a stream
   * @throws SQLException if the database fails or refuses a row
   */
  void write(List<@Nullable Object[]> rows) throws SQLException;

  /** Releases what the sink holds on the server. The connection stays open. */
  @Override
  void close() throws SQLException;
}
