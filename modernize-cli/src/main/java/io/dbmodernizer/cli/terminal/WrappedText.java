package io.dbmodernizer.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** The line breaks of texts. */
final class WrappedText {
  private static final int INDENT = 2;

  private WrappedText() {}

  /**
   * Breaks a line between words. Does not break a word that is longer than a line, such as a path.
   *
   * @param line the line; the lines after the first are indented by two more characters
   * @param width characters of a line
   * @return at least one line
   */
  static List<String> lines(String line, int width) {
    String text = line.stripTrailing();
    if (length(text) <= width) {
      return List.of(text);
    }
    int indent = text.length() - text.stripLeading().length();
    String further = " ".repeat(indent + INDENT);
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder(text.substring(0, indent));
    boolean empty = true;
    for (String word : text.strip().split(" +")) {
      if (!empty && length(current) + 1 + length(word) > width) {
        lines.add(current.toString());
        current = new StringBuilder(further);
        empty = true;
      }
      current.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(current.toString());
    return lines;
  }

  /**
   * Breaks the text of a cell between words. Breaks a word that is longer than the cell.
   *
   * @param text the text
   * @param width characters of the cell, more than 0
   * @return at least one line, none longer than the cell
   */
  static List<String> cell(String text, int width) {
    if (length(text) <= width) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String word : text.strip().split(" +")) {
      if (!current.isEmpty() && length(current) + 1 + length(word) > width) {
        lines.add(current.toString());
        current = new StringBuilder();
      }
      current.append(current.isEmpty() ? "" : " ").append(word);
      while (length(current) > width) {
        int end = current.offsetByCodePoints(0, width);
        lines.add(current.substring(0, end));
        current = new StringBuilder(current.substring(end));
      }
    }
    if (!current.isEmpty()) {
      lines.add(current.toString());
    }
    return lines;
  }

  static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
