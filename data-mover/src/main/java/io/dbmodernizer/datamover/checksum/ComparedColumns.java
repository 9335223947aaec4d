package io.dbmodernizer.datamover.checksum;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.value.LargeColumn;
import io.dbmodernizer.datamover.value.StoredValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of a table as they are selected and read to be hashed, in their order. */
final class ComparedColumns {

  /** A column with the position of its first expression in the select list, from 1. */
  private record Position(Column column, int first, Optional<LargeColumn> large) {}

  private final SqlDialect dialect;
  private final List<Position> positions = new ArrayList<>();
  private final List<String> expressions = new ArrayList<>();

  ComparedColumns(List<Column> columns, SqlDialect dialect) {
    this.dialect = dialect;
    for (Column column : columns) {
      Optional<LargeColumn> large = LargeColumn.of(column, dialect, LargeColumn.Reading.TWICE);
      positions.add(new Position(column, expressions.size() + 1, large));
      if (large.isPresent()) {
        expressions.addAll(large.get().lengthExpressions());
        expressions.addAll(large.get().valueExpressions());
      } else {
        expressions.add(dialect.selected(column));
      }
    }
  }

  /** Returns what a query selects. A row without stored columns still counts. */
  String selectList() {
    return expressions.isEmpty() ? "1" : String.join(", ", expressions);
  }

  /**
   * Shows the current row to a visitor: values as {@link StoredValues} reads them, and large
   * objects as {@link LargeColumn} does.
   */
  void visit(ResultSet row, TableRows.RowVisitor visitor) throws SQLException {
    for (int at = 0; at < positions.size(); at++) {
      Position position = positions.get(at);
      int first = position.first();
      if (position.large().isPresent()) {
        LargeColumn large = position.large().get();
        visitor.value(at, large.read(row, first, first + large.lengthExpressions().size()));
      } else {
        visitor.value(at, StoredValues.read(row, first, position.column().type(), dialect));
      }
    }
    visitor.endOfRow();
  }
}
