package io.dbmodernizer.datamover.proof;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.schema.DatabaseDefinition;
import io.dbmodernizer.datamover.schema.DefinitionComparison;
import io.dbmodernizer.datamover.schema.DefinitionDifferences;
import io.dbmodernizer.datamover.schema.ExtraObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares schemas, tables and parts of tables, and by name the objects of kinds whose definitions
 * are not read. The comparison of tables is that of a migration. It adds what a migration accepts:
 * additional objects that change no behaviour.
 */
final class DefinitionProof {

  private final DatabaseDefinition source;
  private final DatabaseDefinition target;
  private final Set<TableName> tables;
  private final ProofScope scope;
  private final List<Difference> differences = new ArrayList<>();

  DefinitionProof(Side source, Side target, Set<TableName> tables, ProofScope scope) {
    this.source = source.definition();
    this.target = target.definition();
    this.tables = tables;
    this.scope = scope;
  }

  List<Difference> find() {
    if (scope.wholeDatabase() && source.dialect() == target.dialect()) {
      database();
    }
    DefinitionDifferences found = DefinitionComparison.compare(source, target, tables, false);
    found
        .conflicts()
        .forEach(
            conflict ->
                conflict
                    .differences()
                    .forEach(text -> add(conflict.kind().name(), conflict.objectName(), text)));
    found
        .missing()
        .forEach(
            change ->
                add(change.kind().name(), change.objectName(), "it is missing on the target"));
    found.extras().stream().filter(this::isInScope).forEach(this::onTarget);
    missingByName();
    return differences;
  }

  /** Returns the kinds that cannot be compared by name, because names differ between products. */
  List<Difference> notCompared() {
    if (source.dialect() == target.dialect()) {
      return List.of();
    }
    Map<UnmovedKind, Integer> kinds = new TreeMap<>();
    source.others().stream()
        .filter(this::isInScope)
        .forEach(other -> kinds.merge(other.kind(), 1, Integer::sum));
    return kinds.entrySet().stream()
        .map(
            kind ->
                new Difference(
                    kind.getKey().name(),
                    kind.getValue() + " on the source",
                    "%s and %s have no common names for them"
                        .formatted(source.dialect().productName(), target.dialect().productName())))
        .toList();
  }

  private void database() {
    if (!Objects.equals(
        folded(source.catalog().collation()), folded(target.catalog().collation()))) {
      add(
          DifferenceKinds.DATABASE_COLLATION,
          "database",
          "its collation is %s on the source, %s on the target"
              .formatted(source.catalog().collation(), target.catalog().collation()));
    }
    Set<String> needed = new HashSet<>();
    tables.forEach(table -> needed.add(table.schema()));
    source.catalog().schemas().stream()
        .filter(schema -> !target.catalog().hasSchema(schema) && !needed.contains(schema))
        .forEach(schema -> add("SCHEMA", schema, "it is missing on the target"));
    target.catalog().schemas().stream()
        .filter(schema -> !source.catalog().hasSchema(schema))
        .forEach(schema -> add("SCHEMA", schema, "it is on the target only"));
  }

  private boolean isInScope(UnmovedObject object) {
    return object.table() == null ? scope.wholeDatabase() : tables.contains(object.table());
  }

  /**
   * Returns false for a table that the scope excludes, for an object of the database if the scope
   * has only some tables, and for one of another product.
   */
  private boolean isInScope(ExtraObject extra) {
    if (extra.kind().equals("table")) {
      return scope.tables().test(TableName.parse(extra.objectName()));
    }
    boolean sameProduct = source.dialect() == target.dialect();
    return (sameProduct && scope.wholeDatabase())
        || target.others().stream()
            .filter(other -> other.kind().inWords().equals(extra.kind()))
            .filter(other -> other.name().equals(extra.objectName()))
            .allMatch(other -> sameProduct && other.table() != null);
  }

  private void onTarget(ExtraObject extra) {
    add(
        extra.kind().toUpperCase(Locale.ROOT).replace(' ', '_'),
        extra.objectName(),
        "it is on the target only");
  }

  private void missingByName() {
    if (source.dialect() != target.dialect()) {
      return;
    }
    Set<String> present = new HashSet<>();
    target.others().forEach(other -> present.add(identity(other)));
    source.others().stream()
        .filter(this::isInScope)
        .filter(other -> isOnTarget(other.table()))
        .filter(other -> !present.contains(identity(other)))
        .forEach(other -> add(other.kind().name(), other.name(), "it is missing on the target"));
  }

  /**
   * Returns false for the table of a part if the target lacks the table, which is one difference.
   */
  private boolean isOnTarget(@Nullable TableName table) {
    return table == null || target.catalog().table(table).isPresent();
  }

  private static String identity(UnmovedObject object) {
    return object.kind() + " " + object.name().toLowerCase(Locale.ROOT);
  }

  private void add(String kind, String object, String text) {
    differences.add(new Difference(kind, object, text));
  }

  private static @Nullable String folded(@Nullable String name) {
    return name == null ? null : name.toLowerCase(Locale.ROOT);
  }
}
