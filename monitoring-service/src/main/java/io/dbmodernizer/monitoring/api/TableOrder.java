package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.monitoring.api.page.Entry;
import io.dbmodernizer.monitoring.api.page.Key;
import io.dbmodernizer.monitoring.api.page.Sort;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The fields that a list of tables can be sorted by. */
final class TableOrder {
  private static final String NAME = "name";
  private static final String ROWS = "rows";
  private static final String PERCENT = "percent";

  private TableOrder() {}

  /**
   * Reads an order.
   *
   * @throws org.springframework.web.ErrorResponseException 400 if there is no such field
   */
  static Sort parse(String text) {
    return Sort.parse(text, List.of(NAME, ROWS, PERCENT));
  }

  /** Returns tables in ascending order. Unknown numbers are first. */
  static List<Entry<TableProgress>> sorted(Collection<TableProgress> tables, Sort sort) {
    return tables.stream()
        .map(table -> new Entry<>(new Key(rank(table, sort), table.getTable()), table))
        .sorted(Comparator.comparing(Entry::key))
        .toList();
  }

  private static long rank(TableProgress table, Sort sort) {
    return switch (sort.field()) {
      case ROWS -> table.getSourceRows();
      case PERCENT -> {
        Integer percent = Table.percent(table);
        yield percent == null ? -1 : percent;
      }
      default -> 0;
    };
  }
}
