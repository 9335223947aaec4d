package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.OutsideName;
import io.dbmodernizer.datamover.object.PrincipalMove;
import io.dbmodernizer.datamover.object.SqlModule;
import io.dbmodernizer.datamover.object.Synonym;
import io.dbmodernizer.datamover.object.Trigger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The programmable objects of a SQL Server database, and the features of its tables. */
final class SqlServerObjects {

  static final String CLR = "it is CLR code, which Azure SQL Database does not run";
  private static final String ENCRYPTED = "its definition is encrypted";
  private static final String EXTENDED = "it is an extended procedure of the server";
  private static final String FILTER = "it is a filter of replication";

  private SqlServerObjects() {}

  static ObjectCatalog of(
      SqlServerViews views,
      SqlServerObjectNames names,
      SqlServerFoundFeatures features,
      SqlServerModules modules,
      PrincipalMove move)
      throws SQLException {
    names.addDependencies(views.dependencies());
    SqlServerUserTypes types = SqlServerUserTypes.of(views, names);
    List<DatabaseObject> objects = new ArrayList<>(types.objects());
    objects.addAll(SqlServerDatabaseSettings.of(views.database()));
    addModules(names, modules, objects);
    views.triggers().forEach(row -> objects.add(trigger(row, names, modules)));
    objects.addAll(SqlServerSequences.read(views, names, types));
    for (SqlServerNumberedRow synonym : views.numbered(SqlServerNumberedRow.Kind.SYNONYM)) {
      ObjectId id = names.object(synonym.number());
      if (id != null) {
        String target = Objects.requireNonNull(synonym.target());
        objects.add(new Synonym(id, target, new Needs(Set.of(), Set.of(), outside(target))));
      }
    }
    objects.addAll(features.objects());
    objects.addAll(SqlServerRulesAndDefaults.bindings(views, names));
    objects.addAll(SqlServerExtendedProperties.read(views, names));
    objects.addAll(SqlServerSecurityPolicies.of(views, names));
    if (move.moves()) {
      SqlServerPrincipals principals = SqlServerPrincipals.of(views, move);
      objects.addAll(principals.objects());
      objects.addAll(SqlServerMemberships.members(views, principals));
      objects.addAll(SqlServerMemberships.owners(views, principals));
      objects.addAll(SqlServerPermissions.read(views, names, principals));
    }
    return new ObjectCatalog(
        MovableKind.moved(move), objects, names.neededByTables(), names.schemas(), true);
  }

  private static void addModules(
      SqlServerObjectNames names, SqlServerModules modules, List<DatabaseObject> objects) {
    for (SqlServerObjectNames.Entry entry : names.entries()) {
      ObjectId id = names.object(entry.id());
      if (id == null
          || id.kind().comesLast()
          || id.kind() == MovableKind.SEQUENCE
          || id.kind() == MovableKind.SYNONYM) {
        continue;
      }
      SqlServerModules.Module module = modules.of(entry.id());
      String obstacle = obstacle(entry.type());
      objects.add(
          obstacle != null || module.text() == null
              ? new OpaqueObject(id, obstacle == null ? ENCRYPTED : obstacle)
              : new SqlModule(id, module.text(), module.options(), false, names.needs(entry.id())));
    }
  }

  private static @Nullable String obstacle(String type) {
    return switch (type) {
      case "PC", "FS", "FT", "AF", "TA" -> CLR;
      case "X" -> EXTENDED;
      case "RF" -> FILTER;
      default -> null;
    };
  }

  private static DatabaseObject trigger(
      SqlServerTriggerRow row, SqlServerObjectNames names, SqlServerModules modules) {
    ObjectId known = names.objectOrTrigger(row.number());
    ObjectId id =
        known == null ? new ObjectId(MovableKind.DATABASE_TRIGGER, "", row.name()) : known;
    TableName parent = row.ofDatabase() ? null : names.parent(row.parent());
    SqlServerModules.Module module = modules.of(row.number());
    String obstacle = obstacle(row.type());
    if (obstacle != null || module.text() == null) {
      boolean ofTable = id.kind() == MovableKind.TRIGGER;
      UnmovedKind finding =
          ofTable && row.disabled() ? UnmovedKind.DISABLED_TRIGGER : id.kind().finding();
      return new OpaqueObject(
          id, finding, ofTable ? parent : null, obstacle == null ? ENCRYPTED : obstacle);
    }
    return new Trigger(
        id,
        parent,
        module.text(),
        module.options(),
        !row.disabled(),
        false,
        names.needs(row.number()));
  }

  private static Set<OutsideName> outside(String object) {
    List<String> parts = SqlServerNameParts.of(object);
    return switch (parts.size()) {
      case 3 -> Set.of(new OutsideName("", parts.get(0)));
      case 4 -> Set.of(new OutsideName(parts.get(0), parts.get(1)));
      default -> Set.of();
    };
  }
}
