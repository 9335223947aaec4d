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
 * The schemas and tables a login can see in one database, without the database's own. Immutable; a
 * table is found by name in constant time.
 */
public final class DatabaseCatalog {

  private final List<String> schemas;
  private final List<Table> tables;
  private final @Nullable String collation;
  private final Map<TableName, Table> exact = new HashMap<>();
  private final Map<TableName, Table> inAnyCase = new HashMap<>();
  private final Set<String> schemasInAnyCase = new HashSet<>();

  /** A catalog of a database without a collation of its own. */
  public DatabaseCatalog(List<String> schemas, List<Table> tables) {
    this(schemas, tables, null);
  }

  /**
   * @param schemas schema names
   * @param tables tables ordered by name
   * @param collation the collation of columns that name none, or null where the database has no
   *     such choice
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

  /** Schema names. */
  public List<String> schemas() {
    return schemas;
  }

  /** Tables ordered by name. */
  public List<Table> tables() {
    return tables;
  }

  /** The collation of columns that name none, or null where the database has no such choice. */
  public @Nullable String collation() {
    return collation;
  }

  /** The same with these tables only. */
  public DatabaseCatalog withTables(List<Table> some) {
    return new DatabaseCatalog(schemas, some, collation);
  }

  /** The table of exactly this name, else the first whose name differs in case only. */
  public Optional<Table> table(TableName name) {
    Table found = exact.get(name);
    return Optional.ofNullable(found == null ? inAnyCase.get(inLowerCase(name)) : found);
  }

  /** Whether a schema of this name exists, upper and lower case being equal. */
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
