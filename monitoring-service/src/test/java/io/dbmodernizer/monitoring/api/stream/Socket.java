package io.dbmodernizer.monitoring.api.stream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The side of a client that the test reads: it takes everything, nothing, or breaks. */
final class Socket extends ServletOutputStream {
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  boolean ready = true;
  boolean broken;

  /** Returns what was taken since the last call. */
  String read() {
    String text = taken.toString(StandardCharsets.UTF_8);
    taken.reset();
    return text;
  }

  @Override
  public boolean isReady() {
    return ready;
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    throw new UnsupportedOperationException("the test calls the listener itself");
  }

  @Override
  public void write(int b) throws IOException {
    if (!ready) {
      throw new IllegalStateException("written although it is not ready");
    }
    if (broken) {
      throw new IOException("broken pipe");
    }
    taken.write(b);
  }
}
