package io.dbmodernizer.datamover.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param name the name as the database spells it
 * @param ordinal position in the table, from 1
 * @param type the type
 * @param nullable whether NULL is allowed
 * @param defaultExpression the default in the SQL of its database, or null
 * @param identity the numbering of an identity column, or null
 * @param computedExpression the expression of a computed column in the SQL of its database, on SQL
 *     Server followed by {@code PERSISTED} where it is; or null
 * @param collation the collation where it differs from the database's, or null
 */
public record Column(
    String name,
    int ordinal,
    ColumnType type,
    boolean nullable,
    @Nullable String defaultExpression,
    @Nullable Identity identity,
    @Nullable String computedExpression,
    @Nullable String collation) {

  /** Whether the database fills the column itself, so that it is neither copied nor compared. */
  public boolean isGenerated() {
    return computedExpression != null || type.family() == TypeFamily.ROWVERSION;
  }
}
