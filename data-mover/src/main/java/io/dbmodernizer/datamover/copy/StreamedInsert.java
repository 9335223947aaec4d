package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.value.LargeBytes;
import io.dbmodernizer.datamover.value.LargeText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An insert of one row at a time, which writes large objects as they are read. */
final class StreamedInsert implements AutoCloseable {

  private final SqlDialect dialect;
  private final PreparedStatement insert;
  private final List<Column> columns;

  StreamedInsert(Connection target, SqlDialect dialect, String sql, List<Column> columns)
      throws SQLException {
    this.dialect = dialect;
    this.insert = target.prepareStatement(sql);
    this.columns = columns;
  }

  /**
   * Inserts a row.
   *
   * @return the bytes of its values, counted as in {@link CopyResult}
   */
  long insert(@Nullable Object[] values) throws SQLException {
    long bytes = 0;
    CountedBytes counted = new CountedBytes();
    for (int at = 0; at < values.length; at++) {
      Object value = values[at];
      if (value instanceof LargeBytes large) {
        insert.setBinaryStream(at + 1, new LazyInputStream(large.content()), large.length());
        bytes += large.length();
      } else if (value instanceof LargeText large) {
        write(at + 1, columns.get(at), new LazyReader(large.content(), counted));
      } else {
        dialect.writeParameter(insert, at + 1, columns.get(at).type(), value);
        bytes += ValueSize.of(value);
      }
    }
    insert.executeUpdate();
    insert.clearParameters();
    return bytes + counted.total();
  }

  private void write(int index, Column column, LazyReader text) throws SQLException {
    switch (column.type().family()) {
      case NVARCHAR, NTEXT, XML -> insert.setNCharacterStream(index, text);
      default -> insert.setCharacterStream(index, text);
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
