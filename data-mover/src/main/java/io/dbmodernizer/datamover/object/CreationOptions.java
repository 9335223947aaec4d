package io.dbmodernizer.datamover.object;

/**
 * The settings of the session that created a module. SQL Server keeps them with the module and uses
 * them whenever it runs.
 *
 * @param ansiNulls whether a comparison with NULL is unknown
 * @param quotedIdentifier whether double quotes enclose identifiers
 */
public record CreationOptions(boolean ansiNulls, boolean quotedIdentifier) {

  /** Both on, as drivers set them. */
  public static final CreationOptions STANDARD = new CreationOptions(true, true);
}
