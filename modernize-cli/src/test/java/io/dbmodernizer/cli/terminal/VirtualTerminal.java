package io.dbmodernizer.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jline.builtins.ScreenTerminal;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;

/** A terminal in memory. It interprets what is written, and shows the screen as text. */
public final class VirtualTerminal implements AutoCloseable {

  private final ScreenTerminal screen;
  private final LineDisciplineTerminal line;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final StringBuilder written = new StringBuilder();

  public VirtualTerminal(int columns, int rows) {
    screen = new ScreenTerminal(columns, rows);
    try {
      line =
          new LineDisciplineTerminal(
              "virtual", "xterm-256color", new Output(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    line.setSize(new Size(columns, rows));
  }

  /** Returns the output of commands on this terminal. */
  public Terminal terminal(Map<String, String> environment) {
    return Terminal.on(line, environment);
  }

  public void type(String text) {
    try {
      line.processInputBytes(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void resize(int columns, int rows) {
    screen.setSize(columns, rows);
    line.setSize(new Size(columns, rows));
    line.raise(org.jline.terminal.Terminal.Signal.WINCH);
  }

  /** Returns the lines of the screen up to the last one with a text. */
  public List<String> lines() {
    interpret();
    return screen.toString().stripTrailing().lines().map(String::stripTrailing).toList();
  }

  /** Returns everything that was written, with its control codes. */
  public String written() {
    interpret();
    return written.toString();
  }

  private synchronized void interpret() {
    String text = pending.toString(StandardCharsets.UTF_8);
    pending.reset();
    written.append(text);
    screen.write(text);
  }

  @Override
  public void close() throws IOException {
    line.close();
  }

  private final class Output extends OutputStream {
    @Override
    public void write(int value) {
      synchronized (VirtualTerminal.this) {
        pending.write(value);
      }
    }
  }
}
