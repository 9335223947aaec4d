package io.dbmodernizer.cli.terminal;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jspecify.annotations.Nullable;

/**
 * The output, and the terminal behind it if it is one. A terminal has a width that follows its
 * window, colours unless {@code NO_COLOR} is set, lines that can be redrawn, and a user who
 * answers.
 */
public final class Terminal implements Closeable {
  private static final int NARROWEST = 20;
  private static final int PLAIN_COLUMNS = 120;
  private static final int USUAL_COLUMNS = 80;
  private static final int USUAL_ROWS = 24;

  private final PrintStream out;
  private final org.jline.terminal.@Nullable Terminal screen;
  private final boolean color;
  private volatile Size size;

  private Terminal(
      PrintStream out, org.jline.terminal.@Nullable Terminal screen, boolean color, Size size) {
    this.out = out;
    this.screen = screen;
    this.color = color;
    this.size = size;
  }

  /**
   * Returns an output that is no terminal, such as a file or a pipe.
   *
   * @param out the output
   */
  public static Terminal plain(PrintStream out) {
    return new Terminal(out, null, false, new Size(PLAIN_COLUMNS, Integer.MAX_VALUE));
  }

  /**
   * Returns the output on a terminal.
   *
   * @param screen the terminal
   * @param environment environment variables; with {@code NO_COLOR} texts have no colours
   */
  public static Terminal on(org.jline.terminal.Terminal screen, Map<String, String> environment) {
    PrintStream out = new PrintStream(screen.output(), true, StandardCharsets.UTF_8);
    boolean color = environment.getOrDefault("NO_COLOR", "").isEmpty();
    Terminal terminal = new Terminal(out, screen, color, sizeOf(screen));
    screen.handle(Signal.WINCH, signal -> terminal.size = sizeOf(screen));
    return terminal;
  }

  /**
   * Returns the output of this process. It needs no native code: it asks the programs of the
   * operating system. Where these do not exist, as on Windows, the output counts as no terminal.
   *
   * @param out standard output
   * @param environment environment variables; the terminal {@code dumb} counts as none
   */
  public static Terminal system(PrintStream out, Map<String, String> environment) {
    ExecTerminalProvider provider = new ExecTerminalProvider();
    boolean terminal =
        !"dumb".equals(environment.getOrDefault("TERM", "dumb"))
            && provider.isSystemStream(SystemStream.Output)
            && provider.isSystemStream(SystemStream.Input);
    if (!terminal) {
      return plain(out);
    }
    try {
      return on(
          TerminalBuilder.builder()
              .system(true)
              .provider("exec")
              .dumb(false)
              .encoding(StandardCharsets.UTF_8)
              .build(),
          environment);
    } catch (IOException | IllegalStateException e) {
      // Without its programs, a terminal is an output like any other.
      return plain(out);
    }
  }

  private static Size sizeOf(org.jline.terminal.Terminal screen) {
    Size size = screen.getSize();
    return new Size(
        size.getColumns() > 0 ? Math.max(NARROWEST, size.getColumns()) : USUAL_COLUMNS,
        size.getRows() > 1 ? size.getRows() : USUAL_ROWS);
  }

  /** Returns the output. */
  public PrintStream out() {
    return out;
  }

  /** Returns whether printed lines can be redrawn and a user can answer. */
  public boolean interactive() {
    return screen != null;
  }

  /** Returns whether texts have colours. */
  public boolean color() {
    return screen != null && color;
  }

  /** Returns the width in characters, also after the window has changed. */
  public int columns() {
    return size.getColumns();
  }

  /** Returns the number of lines, also after the window has changed. */
  public int rows() {
    return size.getRows();
  }

  org.jline.terminal.Terminal screen() {
    return Objects.requireNonNull(screen, "the output is no terminal");
  }

  /**
   * Asks the user for a line.
   *
   * @param question the question
   * @return the answer; empty if the user has interrupted it, or if the output is no terminal
   */
  public Optional<String> ask(String question) {
    if (screen == null) {
      return Optional.empty();
    }
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(screen)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .variable(LineReader.DISABLE_HISTORY, true)
            .variable(LineReader.DISABLE_COMPLETION, true)
            .build();
    try {
      return Optional.of(reader.readLine(question + " "));
    } catch (UserInterruptException | EndOfFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the text in a colour, if the terminal has colours.
   *
   * @param style the colour
   * @param text the text
   * @return the text with ANSI codes, or unchanged
   */
  public String styled(Style style, String text) {
    return color() ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
  }

  /**
   * Prints a line of text. On a terminal a long line is broken between words.
   *
   * @param line the line; its continuation lines are indented
   */
  public void say(String line) {
    broken(line).forEach(out::println);
  }

  /**
   * Prints a line of text in a colour, broken like {@link #say(String)}.
   *
   * @param style the colour
   * @param line the line
   */
  public void say(Style style, String line) {
    broken(line).forEach(part -> out.println(styled(style, part)));
  }

  /**
   * Returns a line as {@link #say(String)} prints it, for another output than {@link #out}.
   *
   * @param line the line
   * @return one line; several if it is too long for the terminal
   */
  public List<String> broken(String line) {
    return WrappedText.lines(line, wrapWidth());
  }

  /**
   * Returns the width at which text is broken.
   *
   * @return columns of the terminal; {@code Integer.MAX_VALUE} if the output is not a terminal
   */
  public int wrapWidth() {
    return interactive() ? columns() : Integer.MAX_VALUE;
  }

  /** Returns whether the reader of the output has gone, as far as the last writing has shown it. */
  public boolean isClosed() {
    return out.checkError();
  }

  /**
   * Cuts a text that is too long for its place.
   *
   * @param text the text, without colours
   * @param width the most characters
   * @return the text, or its beginning and an ellipsis
   */
  public static String cut(String text, int width) {
    return text.codePointCount(0, text.length()) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
  }

  /** Gives the terminal back as it was. */
  @Override
  public void close() {
    out.flush();
    if (screen != null) {
      try {
        screen.close();
      } catch (IOException e) {
        out.println("the terminal cannot be reset: " + e.getMessage());
      }
    }
  }

  /** Colours by their meaning. */
  public enum Style {
    /** Done, equal. */
    GOOD("32"),
    /** Failed, different. */
    BAD("31"),
    /** Waiting. */
    WAITING("33"),
    /** Less important. */
    DIM("2"),
    /** A heading. */
    HEADING("1");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }
}
