package io.dbmodernizer.datamover.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name the name as the database spells it
 * @param ordinal the position in the table, from 1
 * @param type the type
 * @param nullable whether NULL is allowed
 * @param defaultExpression the default in the SQL of its database, or null
 * @param identity the numbering of an identity column, or null
 * @param computedExpression the expression of a computed column in the SQL of its database, or
 *     null. On SQL Server {@code PERSISTED} follows if the column is persisted
 * @param collation the collation if it differs from the database's, or null
 * @param extras parts of the declaration that are created but not compared
 */
public record Column(
    String name,
    int ordinal,
    ColumnType type,
    boolean nullable,
    @Nullable String defaultExpression,
    @Nullable Identity identity,
    @Nullable String computedExpression,
    @Nullable String collation,
    ColumnExtras extras) {

  /** Creates a column without {@link ColumnExtras}. */
  public Column(
      String name,
      int ordinal,
      ColumnType type,
      boolean nullable,
      @Nullable String defaultExpression,
      @Nullable Identity identity,
      @Nullable String computedExpression,
      @Nullable String collation) {
    this(
        name,
        ordinal,
        type,
        nullable,
        defaultExpression,
        identity,
        computedExpression,
        collation,
        ColumnExtras.NONE);
  }

  /**
   * Returns true if the database writes the column itself. Such a column is neither copied nor
   * compared.
   */
  public boolean isGenerated() {
    return computedExpression != null || type.family() == TypeFamily.ROWVERSION;
  }
}
