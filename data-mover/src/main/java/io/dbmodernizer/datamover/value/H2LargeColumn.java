package io.dbmodernizer.datamover.value;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.dialect.h2.H2Dialect;
import java.io.Reader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A column of H2 that holds large objects. H2 knows their lengths, and its results refer to large
 * objects without holding them.
 */
final class H2LargeColumn implements LargeColumn {

  private final String name;
  private final boolean text;

  private H2LargeColumn(String name, boolean text) {
    this.name = name;
    this.text = text;
  }

  /**
   * Returns the column if H2 declares it as a large object. H2's other types have at most 1,048,576
   * characters or bytes and are in memory already when a row is read.
   */
  static Optional<H2LargeColumn> of(Column column, H2Dialect dialect) {
    return switch (column.type().family()) {
      case TEXT, NTEXT, XML -> Optional.of(new H2LargeColumn(dialect.quote(column.name()), true));
      case IMAGE, GEOMETRY, GEOGRAPHY ->
          Optional.of(new H2LargeColumn(dialect.quote(column.name()), false));
      default -> Optional.empty();
    };
  }

  @Override
  public List<String> lengthExpressions() {
    return List.of();
  }

  @Override
  public List<String> valueExpressions() {
    return List.of(name);
  }

  @Override
  public long length(ResultSet row, int length, int value) throws SQLException {
    if (text) {
      Clob clob = row.getClob(value);
      return clob == null ? -1 : 2 * clob.length();
    }
    Blob blob = row.getBlob(value);
    return blob == null ? -1 : blob.length();
  }

  @Override
  public Object inMemory(ResultSet row, int value) throws SQLException {
    return text ? row.getString(value) : row.getBytes(value);
  }

  @Override
  public LargeValue streamed(ResultSet row, int value, long length) {
    Opening<Reader> content = () -> row.getClob(value).getCharacterStream();
    return text
        ? new LargeText(content, content, null)
        : new LargeBytes(length, () -> row.getBlob(value).getBinaryStream());
  }
}
