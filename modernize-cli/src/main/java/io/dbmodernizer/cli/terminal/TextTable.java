package io.dbmodernizer.cli.terminal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table for people: columns as wide as their content, numbers at the right. */
public final class TextTable {

  private final List<String> headings;
  private final List<Boolean> rightAligned = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * With headings.
   *
   * @param headings one per column; one that begins with {@code >} is for numbers
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
   * @param cells one text per column
   */
  public void row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "a row has %d cells, the table %d columns".formatted(cells.length, headings.size()));
    }
    rows.add(List.of(cells));
  }

  /**
   * The table.
   *
   * @return its lines, the headings first
   */
  public List<String> lines() {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      int column = i;
      int widest =
          Collections.max(
              java.util.stream.Stream.concat(java.util.stream.Stream.of(headings), rows.stream())
                  .map(row -> row.get(column).codePointCount(0, row.get(column).length()))
                  .toList());
      widths.add(widest);
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(headings, widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      String padding = " ".repeat(widths.get(i) - cell.codePointCount(0, cell.length()));
      line.append(i == 0 ? "" : "  ").append(rightAligned.get(i) ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }
}
