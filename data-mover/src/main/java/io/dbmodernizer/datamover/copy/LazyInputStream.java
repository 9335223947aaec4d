package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.value.Opening;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is opened when it is first read. SQL Server's driver reads the parameters of a
 * statement one after the other, and closes an open stream of a row when the next one is opened.
 */
final class LazyInputStream extends InputStream {

  private final Opening<InputStream> content;
  private @Nullable InputStream opened;

  LazyInputStream(Opening<InputStream> content) {
    this.content = content;
  }

  private InputStream opened() throws IOException {
    InputStream in = opened;
    if (in == null) {
      try {
        in = content.open();
      } catch (SQLException e) {
        throw new IOException(e.getMessage(), e);
      }
      opened = in;
    }
    return in;
  }

  @Override
  public int read() throws IOException {
    return opened().read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return opened().read(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }
}
