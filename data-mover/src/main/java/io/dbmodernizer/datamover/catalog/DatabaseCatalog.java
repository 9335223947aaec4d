package io.dbmodernizer.datamover.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schemas and tables of one database that a login can see, without the system's own. Immutable.
 * A table is found by its name in constant time.
 */
public final class DatabaseCatalog {

  private final List<String> schemas;
  private final List<Table> tables;
  private final @Nullable String collation;
  private final Map<TableName, Table> exact = new HashMap<>();
  private final Map<TableName, Table> inAnyCase = new HashMap<>();
  private final Set<String> schemasInAnyCase = new HashSet<>();

  /**
   * Creates the catalog of a database without a default collation.
   *
   * @param schemas the names of the schemas
   * @param tables the tables, ordered by name
   */
  public DatabaseCatalog(List<String> schemas, List<Table> tables) {
    this(schemas, tables, null);
  }

  /**
   * Creates a catalog.
   *
   * @param schemas the names of the schemas
   * @param tables the tables, ordered by name
   * @param collation the collation of columns without one of their own, or null if the database has
   *     no such setting
   */
  public DatabaseCatalog(List<String> schemas, List<Table> tables, @Nullable String collation) {
    this.schemas = List.copyOf(schemas);
    this.tables = List.copyOf(tables);
    this.collation = collation;
    for (Table table : this.tables) {
      exact.putIfAbsent(table.name(), table);
      inAnyCase.putIfAbsent(inLowerCase(table.name()), table);
    }
    this.schemas.forEach(schema -> schemasInAnyCase.add(schema.toLowerCase(Locale.ROOT)));
  }

  /** Returns the names of the schemas. The list is immutable. */
  public List<String> schemas() {
    return schemas;
  }

  /** Returns the tables, ordered by name. The list is immutable. */
  public List<Table> tables() {
    return tables;
  }

  /**
   * Returns the collation of columns without one of their own, or null if the database has no such
   * setting.
   */
  public @Nullable String collation() {
    return collation;
  }

  /**
   * Returns a copy of this catalog with other tables.
   *
   * @param some the tables of the copy, ordered by name
   */
  public DatabaseCatalog withTables(List<Table> some) {
    return new DatabaseCatalog(schemas, some, collation);
  }

  /**
   * Returns the table of exactly this name, otherwise the first whose name differs in case only.
   *
   * @return the table; empty if there is none
   */
  public Optional<Table> table(TableName name) {
    Table found = exact.get(name);
    return Optional.ofNullable(found == null ? inAnyCase.get(inLowerCase(name)) : found);
  }

  /** Returns true if a schema has this name. Upper and lower case are equal. */
  public boolean hasSchema(String schema) {
    return schemasInAnyCase.contains(schema.toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DatabaseCatalog that
        && schemas.equals(that.schemas)
        && tables.equals(that.tables)
        && Objects.equals(collation, that.collation);
  }

  @Override
  public int hashCode() {
    return Objects.hash(schemas, tables, collation);
  }

  @Override
  public String toString() {
    return "DatabaseCatalog[schemas=" + schemas + ", tables=" + tables + "]";
  }

  private static TableName inLowerCase(TableName name) {
    return new TableName(
        name.schema().toLowerCase(Locale.ROOT), name.name().toLowerCase(Locale.ROOT));
  }
}
