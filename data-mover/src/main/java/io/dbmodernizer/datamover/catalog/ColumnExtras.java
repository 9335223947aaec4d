package io.dbmodernizer.datamover.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Parts of the declaration of a column that are created with it and not compared with it. SQL
 * Server cannot add most of them to a column that an index or a default depends on.
 *
 * @param attributes what follows the type, for example a mask, in the SQL of its database; or null
 * @param defaultName the name that a user gave the default, or null
 */
public record ColumnExtras(@Nullable String attributes, @Nullable String defaultName) {

  /** No such parts. */
  public static final ColumnExtras NONE = new ColumnExtras(null, null);
}
