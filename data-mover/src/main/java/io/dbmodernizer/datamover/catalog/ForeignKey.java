package io.dbmodernizer.datamover.catalog;

import java.util.List;

/**
 * A foreign key. It may refer to its own table.
 *
 * @param name the constraint's name
 * @param columns the referring columns in order
 * @param referencedTable the table referred to
 * @param referencedColumns the columns referred to, as many as {@code columns}
 * @param onDelete what happens when the row referred to is deleted
 * @param onUpdate what happens when the key referred to changes
 * @param state whether it is enforced
 */
public record ForeignKey(
    String name,
    List<String> columns,
    TableName referencedTable,
    List<String> referencedColumns,
    Action onDelete,
    Action onUpdate,
    ConstraintState state) {

  /** A referential action. */
  public enum Action {
    NO_ACTION,
    CASCADE,
    SET_NULL,
    SET_DEFAULT
  }

  /** An enforced foreign key. */
  public ForeignKey(
      String name,
      List<String> columns,
      TableName referencedTable,
      List<String> referencedColumns,
      Action onDelete,
      Action onUpdate) {
    this(
        name,
        columns,
        referencedTable,
        referencedColumns,
        onDelete,
        onUpdate,
        ConstraintState.ENFORCED);
  }

  public ForeignKey {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
    if (columns.isEmpty() || columns.size() != referencedColumns.size()) {
      throw new IllegalArgumentException(
          "foreign key "
              + name
              + " has "
              + columns.size()
              + " columns but refers to "
              + referencedColumns.size());
    }
  }
}
