package io.dbmodernizer.cli.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Where output goes, and what it can do.
 *
 * @param out the output
 * @param interactive whether lines already printed can be redrawn: a terminal that knows ANSI codes
 * @param color whether colours are wanted
 * @param columns width in characters
 */
public record Terminal(PrintStream out, boolean interactive, boolean color, int columns) {

  /** Set by the script: the number of columns if output goes to a terminal, otherwise empty. */
  public static final String COLUMNS_VARIABLE = "MODERNIZE_COLUMNS";

  private static final int MIN_COLUMNS = 40;
  private static final int MAX_COLUMNS = 160;
  private static final int PLAIN_COLUMNS = 120;

  /**
   * Returns the terminal as environment variables describe it. Java cannot tell whether its output
   * is a terminal, so the script that starts it says so. {@code NO_COLOR} is honoured.
   *
   * @param out the output
   * @param environment environment variables
   * @return the terminal
   */
  public static Terminal of(PrintStream out, Map<String, String> environment) {
    String columns = environment.getOrDefault(COLUMNS_VARIABLE, "");
    boolean terminal = columns.matches("\\d{1,4}");
    boolean interactive = terminal && !"dumb".equals(environment.get("TERM"));
    boolean color = interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
    int width =
        terminal
            ? Math.max(MIN_COLUMNS, Math.min(MAX_COLUMNS, Integer.parseInt(columns)))
            : PLAIN_COLUMNS;
    return new Terminal(out, interactive, color, width);
  }

  /**
   * Returns the text in a colour, if colours are wanted.
   *
   * @param style the colour
   * @param text the text
   * @return the text, with codes around it or as it is
   */
  public String styled(Style style, String text) {
    return color ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
  }

  /**
   * Prints a line of text; on a terminal it is broken between words where it would not fit.
   *
   * @param line the line; what follows its first line begins below its first word
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
   * Returns a line as it is printed, for what does not go to {@link #out}.
   *
   * @param line the line
   * @return one line, or several on a terminal where it would not fit
   */
  public List<String> broken(String line) {
    return WrappedText.lines(line, wrapWidth());
  }

  /**
   * Returns the width at which text is broken.
   *
   * @return the columns of a terminal; no limit elsewhere, where every line is read by a program
   */
  public int wrapWidth() {
    return interactive ? columns : Integer.MAX_VALUE;
  }

  /** Colours by meaning. */
  public enum Style {
    /** Done, equal. */
    GOOD("32"),
    /** Failed, different. */
    BAD("31"),
    /** Waiting. */
    WAITING("33"),
    /** Of less weight. */
    DIM("2"),
    /** A heading. */
    HEADING("1");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }
}
