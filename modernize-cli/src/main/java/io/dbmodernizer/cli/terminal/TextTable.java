package io.dbmodernizer.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table for people. Columns are as wide as their content, and numbers are right-aligned. On a
 * terminal the widest columns are narrowed and their cells are broken into several lines, and empty
 * columns are left out.
 */
public final class TextTable {

  private static final int GAP = 2;
  private static final int NARROW = 24;
  private static final int NARROWEST = 9;
  private static final int LEFT_OUT = -1;

  private final List<String> headings;
  private final List<Boolean> rightAligned = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Creates a table.
   *
   * @param headings one for each column; {@code >} at the beginning marks a column of numbers
   */
  public TextTable(String... headings) {
    this.headings = new ArrayList<>();
    for (String heading : headings) {
      boolean right = heading.startsWith(">");
      rightAligned.add(right);
      this.headings.add(right ? heading.substring(1) : heading);
    }
  }

  /**
   * Adds a row.
   *
   * @param cells one text for each column
   * @throws IllegalArgumentException if their number differs from that of the columns
   */
  public void row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "a row has %d cells, but the table has %d columns"
              .formatted(cells.length, headings.size()));
    }
    rows.add(List.of(cells));
  }

  /**
   * Returns whether the table has no rows.
   *
   * @return true if it has none
   */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * Returns the lines of the table, without a limit of the width.
   *
   * @return the headings and the rows
   */
  public List<String> lines() {
    return lines(Integer.MAX_VALUE);
  }

  /**
   * Returns the lines of the table.
   *
   * @param width most characters of a line; it is exceeded if columns cannot be narrowed further
   * @return the headings and the rows
   */
  public List<String> lines(int width) {
    List<Integer> widths = widths(width);
    List<String> lines = new ArrayList<>(linesOf(headings, widths));
    rows.forEach(row -> lines.addAll(linesOf(row, widths)));
    return lines;
  }

  /**
   * Prints the table with highlighted headings.
   *
   * @param terminal the terminal
   */
  public void print(Terminal terminal) {
    List<Integer> widths = widths(terminal.wrapWidth());
    linesOf(headings, widths)
        .forEach(line -> terminal.out().println(terminal.styled(Terminal.Style.HEADING, line)));
    rows.forEach(row -> linesOf(row, widths).forEach(terminal.out()::println));
  }

  private List<Integer> widths(int most) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      int column = i;
      widths.add(
          Stream.concat(Stream.of(headings), rows.stream())
              .mapToInt(row -> WrappedText.length(row.get(column)))
              .max()
              .orElse(0));
    }
    int total = widths.stream().mapToInt(Integer::intValue).sum() + GAP * (widths.size() - 1);
    for (int i = 0; total > most && i < widths.size(); i++) {
      if (isEmpty(i)) {
        total -= widths.get(i) + GAP;
        widths.set(i, LEFT_OUT);
      }
    }
    while (total > most) {
      int widest = columnToNarrow(widths);
      if (widest < 0) {
        break;
      }
      widths.set(widest, widths.get(widest) - 1);
      total--;
    }
    return widths;
  }

  private boolean isEmpty(int column) {
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).isEmpty());
  }

  /**
   * Returns the column to narrow next: the last, which has free text, until it is narrow; then the
   * widest; -1 if none is left. Columns of numbers are never narrowed.
   */
  private int columnToNarrow(List<Integer> widths) {
    int last = widths.size() - 1;
    if (!rightAligned.get(last) && widths.get(last) > NARROW) {
      return last;
    }
    int widest = -1;
    for (int i = 0; i < widths.size(); i++) {
      boolean wider = widest < 0 || widths.get(i) > widths.get(widest);
      if (!rightAligned.get(i) && widths.get(i) > NARROWEST && wider) {
        widest = i;
      }
    }
    return widest;
  }

  private List<String> linesOf(List<String> cells, List<Integer> widths) {
    List<List<String>> parts = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < cells.size(); i++) {
      List<String> part =
          widths.get(i) == LEFT_OUT ? List.of() : WrappedText.cell(cells.get(i), widths.get(i));
      parts.add(part);
      height = Math.max(height, part.size());
    }
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < height; row++) {
      List<String> line = new ArrayList<>();
      for (List<String> part : parts) {
        line.add(row < part.size() ? part.get(row) : "");
      }
      lines.add(line(line, widths));
    }
    return lines;
  }

  private String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      if (widths.get(i) == LEFT_OUT) {
        continue;
      }
      String cell = cells.get(i);
      String padding = " ".repeat(Math.max(0, widths.get(i) - WrappedText.length(cell)));
      line.append(" ".repeat(i == 0 ? 0 : GAP))
          .append(rightAligned.get(i) ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }
}
