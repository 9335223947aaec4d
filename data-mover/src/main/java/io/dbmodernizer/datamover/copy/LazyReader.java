package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.value.Opening;
import java.io.IOException;
import java.io.Reader;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A reader that is opened when it is first read, as {@link LazyInputStream}. It counts. */
final class LazyReader extends Reader {

  private final Opening<Reader> content;
  private final CountedBytes counted;
  private @Nullable Reader opened;

  LazyReader(Opening<Reader> content, CountedBytes counted) {
    this.content = content;
    this.counted = counted;
  }

  @Override
  public int read(char[] units, int offset, int length) throws IOException {
    Reader in = opened;
    if (in == null) {
      try {
        in = content.open();
      } catch (SQLException e) {
        throw new IOException(e.getMessage(), e);
      }
      opened = in;
    }
    int count = in.read(units, offset, length);
    counted.add(units, offset, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }
}
