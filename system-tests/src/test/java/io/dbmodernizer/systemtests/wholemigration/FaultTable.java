package io.dbmodernizer.systemtests.wholemigration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A printed table of steps and faults. */
final class FaultTable {
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
  private final List<String> columns = new ArrayList<>();

  void put(String row, String column, String cell) {
    if (!columns.contains(column)) {
      columns.add(column);
    }
    rows.computeIfAbsent(row, key -> new LinkedHashMap<>()).put(column, cell);
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder("Faults by steps (retry: the stage fails with the reason)");
    text.append("\n| step |");
    columns.forEach(column -> text.append(' ').append(column).append(" |"));
    rows.forEach(
        (row, cells) -> {
          text.append("\n| ").append(row).append(" |");
          columns.forEach(
              column -> text.append(' ').append(cells.getOrDefault(column, "")).append(" |"));
        });
    return text.toString();
  }
}
