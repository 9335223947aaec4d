package io.dbmodernizer.cli.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * The output and its capabilities.
 *
 * @param out the output
 * @param interactive whether printed lines can be redrawn: a terminal with ANSI codes
 * @param color whether texts have colours
 * @param columns width in characters
 */
public record Terminal(PrintStream out, boolean interactive, boolean color, int columns) {

  /**
   * Environment variable that the script sets to the columns of the terminal; empty without one.
   */
  public static final String COLUMNS_VARIABLE = "MODERNIZE_COLUMNS";

  private static final int MIN_COLUMNS = 40;
  private static final int MAX_COLUMNS = 160;
  private static final int PLAIN_COLUMNS = 120;

  /**
   * Returns the terminal that the environment variables describe. Java does not know whether its
   * output is a terminal, so the script sets {@link #COLUMNS_VARIABLE}. With {@code NO_COLOR} texts
   * have no colours.
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
   * Returns the text in a colour, if the terminal has colours.
   *
   * @param style the colour
   * @param text the text
   * @return the text with ANSI codes, or unchanged
   */
  public String styled(Style style, String text) {
    return color ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
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
    return interactive ? columns : Integer.MAX_VALUE;
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
