package io.dbmodernizer.datamover.catalog;

import java.util.List;

/**
 * A foreign key. It may refer to its own table.
 *
 * @param name the constraint's name
 * @param columns the referring columns in order, at least one
 * @param referencedTable the referenced table
 * @param referencedColumns the referenced columns, as many as {@code columns}
 * @param onDelete the action when the referenced row is deleted
 * @param onUpdate the action when the referenced key changes
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

  /** Creates an enforced foreign key, with the conditions of the canonical constructor. */
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

  /**
   * Checks the values and copies the lists.
   *
   * @throws IllegalArgumentException if there is no column, or not as many as referenced columns
   */
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
