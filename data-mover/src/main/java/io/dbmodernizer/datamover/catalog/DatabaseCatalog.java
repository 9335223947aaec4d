package io.dbmodernizer.datamover.catalog;

import java.util.List;
import java.util.Optional;

/**
 * The schemas and tables a login can see in one database, without the database's own.
 *
 * @param schemas schema names
 * @param tables tables ordered by name
 */
public record DatabaseCatalog(List<String> schemas, List<Table> tables) {

  public DatabaseCatalog {
    schemas = List.copyOf(schemas);
    tables = List.copyOf(tables);
  }

  /** The table of exactly this name, else the first whose name differs in case only. */
  public Optional<Table> table(TableName name) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .or(
            () ->
                tables.stream().filter(table -> sameIgnoringCase(table.name(), name)).findFirst());
  }

  /** Whether a schema of this name exists, upper and lower case being equal. */
  public boolean hasSchema(String schema) {
    return schemas.stream().anyMatch(schema::equalsIgnoreCase);
  }

  private static boolean sameIgnoringCase(TableName one, TableName other) {
    return one.schema().equalsIgnoreCase(other.schema())
        && one.name().equalsIgnoreCase(other.name());
  }
}
