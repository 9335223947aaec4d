package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.dialect.CatalogQuery;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything of a SQL Server database that a schema plan does not create, whether it moves or not:
 * features of tables, objects, triggers, principals, and what is known by name only.
 */
final class SqlServerUnmovedObjects {

  /** The type of a queue of Service Broker in {@code sys.objects}. */
  private static final String QUEUE = "SQ";

  private final SqlServerViews views;
  private final SqlServerObjectNames names;
  private final List<UnmovedObject> found;

  private SqlServerUnmovedObjects(
      SqlServerViews views, SqlServerObjectNames names, SqlServerFoundFeatures features) {
    this.views = views;
    this.names = names;
    found = new ArrayList<>(features.all());
  }

  static List<UnmovedObject> of(
      SqlServerViews views, SqlServerObjectNames names, SqlServerFoundFeatures features)
      throws SQLException {
    SqlServerUnmovedObjects all = new SqlServerUnmovedObjects(views, names, features);
    all.addPolicies();
    views.columns().forEach(all::addBindings);
    for (ObjectId type : names.types()) {
      all.add(UnmovedKind.USER_TYPE, type.schema() + "." + type.name());
    }
    all.addPrincipals();
    all.addNamed();
    all.addObjects();
    for (SqlServerTriggerRow trigger : views.triggers()) {
      all.found.add(all.trigger(trigger));
    }
    all.found.sort(Comparator.comparing(UnmovedObject::kind).thenComparing(UnmovedObject::name));
    return all.found;
  }

  private void add(UnmovedKind kind, String name) {
    found.add(new UnmovedObject(kind, name, null));
  }

  /** Adds each policy once for each table that it has predicates on. */
  private void addPolicies() throws SQLException {
    Map<Integer, String> policies = new HashMap<>();
    views.policies().forEach(policy -> policies.put(policy.number(), policy.name()));
    Set<UnmovedObject> all = new LinkedHashSet<>();
    for (SqlServerPredicateRow predicate : views.predicates()) {
      TableName table = names.table(predicate.target());
      String policy = policies.get(predicate.policy());
      if (table != null && policy != null) {
        all.add(CatalogQuery.ofTable(UnmovedKind.ROW_LEVEL_SECURITY, table, policy));
      }
    }
    found.addAll(all);
  }

  private void addBindings(SqlServerColumnRow column) {
    TableName table = names.table(column.id().object());
    if (table == null) {
      return;
    }
    if (column.ruleObject() != 0) {
      found.add(CatalogQuery.ofTable(UnmovedKind.BOUND_RULE, table, column.name()));
    }
    if (column.defaultObject() != 0 && names.object(column.defaultObject()) != null) {
      found.add(CatalogQuery.ofTable(UnmovedKind.BOUND_DEFAULT, table, column.name()));
    }
  }

  /** Adds roles and users. The user of the login that reads does not count. */
  private void addPrincipals() throws SQLException {
    String reader = views.session().user();
    for (SqlServerPrincipalRow principal : views.principals()) {
      if (!principal.everywhere() && (principal.role() || !principal.name().equals(reader))) {
        add(principal.role() ? UnmovedKind.ROLE : UnmovedKind.USER, principal.name());
      }
    }
  }

  private void addNamed() throws SQLException {
    Map<Integer, String> grantees = new HashMap<>();
    views.principals().forEach(grantee -> grantees.put(grantee.number(), grantee.name()));
    for (SqlServerNamedRow named : views.named()) {
      switch (named.kind()) {
        case ASSEMBLY -> add(UnmovedKind.ASSEMBLY, named.name());
        case KEY_OR_CERTIFICATE -> add(UnmovedKind.KEY_OR_CERTIFICATE, named.name());
        case PLAN_GUIDE -> add(UnmovedKind.PLAN_GUIDE, named.name());
        case COMMENT -> add(UnmovedKind.COMMENT, named.name() + " " + named.times() + " times");
        case PERMISSION -> {
          String grantee = grantees.get(named.number());
          if (grantee != null && !grantee.equals(views.session().user())) {
            add(
                UnmovedKind.PERMISSION,
                grantee + ": " + named.name() + " " + named.times() + " times");
          }
        }
        case SERVICE_BROKER, EVENT_NOTIFICATION -> {}
      }
    }
  }

  /** Adds what belongs to a schema alone. A trigger belongs to a table or view. */
  private void addObjects() {
    for (SqlServerObjectNames.Entry entry : names.entries()) {
      ObjectId known = names.object(entry.id());
      String name = new TableName(entry.schema(), entry.name()).toString();
      if (entry.type().equals(QUEUE)) {
        add(UnmovedKind.SERVICE_BROKER_QUEUE, name);
      } else if (entry.parent() == 0 && known != null) {
        add(known.kind().finding(), name);
      }
    }
  }

  private UnmovedObject trigger(SqlServerTriggerRow row) throws SQLException {
    if (row.ofDatabase()) {
      return new UnmovedObject(UnmovedKind.DATABASE_TRIGGER, row.name(), null);
    }
    TableName table = names.table(row.parent());
    if (table != null) {
      return CatalogQuery.ofTable(
          row.disabled() ? UnmovedKind.DISABLED_TRIGGER : UnmovedKind.TRIGGER, table, row.name());
    }
    TableName view = names.parent(row.parent());
    if (view == null) {
      throw CatalogQuery.changedMeanwhile("trigger " + row.name());
    }
    return new UnmovedObject(
        UnmovedKind.VIEW_TRIGGER, view.schema() + "." + view.name() + "." + row.name(), null);
  }
}
