package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.refused.SetAsideTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Lists the objects that only the target has. */
final class TargetExtras {

  private final DatabaseDefinition source;
  private final DatabaseDefinition target;
  private final Set<TableName> tables;
  private final TableParts parts;
  private final List<ExtraObject> extras = new ArrayList<>();

  TargetExtras(DatabaseDefinition source, DatabaseDefinition target, Set<TableName> tables) {
    this.source = source;
    this.target = target;
    this.tables = tables;
    this.parts = new TableParts(new DdlWriter(target.dialect()));
  }

  /**
   * Lists the objects. Columns are not listed: another column of a moved table is a conflict of the
   * plan.
   */
  List<ExtraObject> find() {
    TableTranslator translator =
        new TableTranslator(source.catalog(), source.dialect(), target.catalog(), target.dialect());
    Set<TableName> moved = new HashSet<>();
    for (TableName name : tables) {
      Optional<Table> existing = target.catalog().table(name);
      if (existing.isPresent()) {
        moved.add(existing.get().name());
        parts(
            translator.translate(source.catalog().table(name).orElseThrow()).table(),
            existing.get());
      }
    }
    for (Table table : target.catalog().tables()) {
      if (!moved.contains(table.name()) && !isOfACopy(table.name())) {
        add("table", table.name().toString(), false);
      }
    }
    others(moved);
    return extras;
  }

  /** Returns true for the tables of a copy itself: its state, its ledger, rows set aside. */
  private static boolean isOfACopy(TableName name) {
    return name.equals(DefinitionComparison.MIGRATION_STATUS)
        || name.schema().equals(SetAsideTable.NAME.schema());
  }

  private void parts(Table wanted, Table existing) {
    PrimaryKey key = existing.primaryKey();
    if (key != null && wanted.primaryKey() == null) {
      part("primary key", existing, key.name(), true);
    }
    for (UniqueConstraint unique : existing.uniqueConstraints()) {
      if (isExtra(parts.find(unique, wanted), other -> parts.find(other, existing))) {
        part("unique constraint", existing, unique.name(), true);
      }
    }
    for (Index index : existing.indexes()) {
      if (parts.find(index, wanted).isEmpty()) {
        part("index", existing, index.name(), index.unique());
      }
    }
    for (CheckConstraint check : existing.checks()) {
      if (isExtra(parts.find(check, wanted), other -> parts.find(other, existing))) {
        part("check", existing, check.name(), check.state() != ConstraintState.DISABLED);
      }
    }
    for (ForeignKey foreignKey : existing.foreignKeys()) {
      if (isExtra(parts.find(foreignKey, wanted), other -> parts.find(other, existing))) {
        part(
            "foreign key",
            existing,
            foreignKey.name(),
            foreignKey.state() != ConstraintState.DISABLED);
      }
    }
  }

  /**
   * Returns true if a part of the target has no counterpart. A part of the same name that the plan
   * reports as a conflict is not listed a second time.
   */
  private static <P> boolean isExtra(
      Optional<TableParts.Counterpart<P>> wanted,
      Function<P, Optional<TableParts.Counterpart<P>>> back) {
    return wanted.isEmpty()
        || (!wanted.get().same()
            && back.apply(wanted.get().part()).filter(other -> !other.same()).isEmpty());
  }

  /**
   * Adds objects that belong to a moved table or to the database. Objects of other tables come with
   * these tables.
   */
  private void others(Set<TableName> moved) {
    Set<String> known = new HashSet<>();
    source.others().forEach(object -> known.add(identity(object)));
    for (UnmovedObject object : target.others()) {
      TableName table = object.table();
      if ((table == null || moved.contains(table)) && !known.contains(identity(object))) {
        add(
            object.kind().inWords(),
            object.name(),
            table != null && object.kind().effect() != UnmovedKind.Effect.INFORMATIONAL);
      }
    }
  }

  private static String identity(UnmovedObject object) {
    return object.kind() + " " + object.name().toLowerCase(Locale.ROOT);
  }

  private void part(String kind, Table table, String name, boolean changesBehaviour) {
    add(kind, table.name() + "." + name, changesBehaviour);
  }

  private void add(String kind, String name, boolean changesBehaviour) {
    extras.add(new ExtraObject(kind, name, changesBehaviour));
  }
}
