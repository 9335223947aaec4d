package io.dbmodernizer.cli.progress;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import java.util.Locale;

/** Parts of lines that several views have. */
final class Bars {
  private static final int COMPLETE = 100;

  private Bars() {}

  /** Returns a bar with its percentage, five characters longer than the bar. */
  static String bar(Terminal terminal, Style style, int percent, int width) {
    int filled = Math.max(0, Math.min(COMPLETE, percent)) * width / COMPLETE;
    return terminal.styled(style, "█".repeat(filled))
        + terminal.styled(Style.DIM, "░".repeat(width - filled))
        + String.format(Locale.ROOT, " %3d%%", percent);
  }

  /** Returns the colour of the state of a migration or a stage. */
  static Style styleOf(String state) {
    return switch (state) {
      case "DONE", "COMPLETED" -> Style.GOOD;
      case "FAILED" -> Style.BAD;
      case "WAITING", "CANCELLED" -> Style.WAITING;
      case "PENDING", "REMOVED" -> Style.DIM;
      default -> Style.HEADING;
    };
  }

  /** Returns the text with blanks up to a width; a longer one is cut. */
  static String pad(String text, int width) {
    String cut = Terminal.cut(text, width);
    return cut + " ".repeat(Math.max(0, width - cut.codePointCount(0, cut.length())));
  }
}
