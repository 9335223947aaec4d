package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.CatalogAssembler;
import io.dbmodernizer.datamover.rights.CheckedRight;
import io.dbmodernizer.datamover.rights.MissingRight;
import io.dbmodernizer.datamover.rights.ReadingRight;
import io.dbmodernizer.datamover.rights.ReadingRights;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rights of a SQL Server login. */
final class SqlServerReadingRights {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;
  private static final int SCHEMA = 3;

  private final SqlServerViews views;
  private final String user;
  private final Map<ReadingRight, Set<MissingRight>> missing = new HashMap<>();
  private final Map<ReadingRight, Integer> checked = new HashMap<>();

  private SqlServerReadingRights(SqlServerViews views, String user) {
    this.views = views;
    this.user = user;
  }

  static ReadingRights of(SqlServerViews views) throws SQLException {
    SqlServerSession session = views.session();
    if (!session.seesDefinitions()) {
      MissingRight missing =
          new MissingRight(
              null, "all objects", "GRANT VIEW DEFINITION TO " + SQL.quote(session.user()));
      return new ReadingRights(
          session.user(),
          List.of(new CheckedRight(ReadingRight.VIEW_DEFINITION, 1, List.of(missing))));
    }
    return new SqlServerReadingRights(views, session.user()).rights();
  }

  private ReadingRights rights() throws SQLException {
    Map<Integer, String> grantees = new HashMap<>();
    views.principals().forEach(grantee -> grantees.put(grantee.number(), grantee.name()));
    checked.put(ReadingRight.VIEW_DEFINITION, 1);
    List<SqlServerRightsRow> rows = new ArrayList<>();
    views.forEachRow(
        SqlServerRightsRow.sql(views.version()), row -> rows.add(SqlServerRightsRow.of(row)));
    for (SqlServerRightsRow row : rows) {
      switch (row.kind()) {
        case HIDDEN -> {
          String grantee = grantees.getOrDefault(row.grantee(), user);
          missing(ReadingRight.VIEW_DEFINITION, hidden(row, grantee));
        }
        case TABLE -> {
          checked.merge(ReadingRight.SELECT, 1, Integer::sum);
          select(row);
        }
        case COLUMN -> select(row);
        case MASK -> {
          checked.merge(ReadingRight.UNMASK, 1, Integer::sum);
          unmask(row);
        }
      }
    }
    List<CheckedRight> rights = new ArrayList<>();
    rights.add(right(ReadingRight.VIEW_DEFINITION));
    rights.add(right(ReadingRight.SELECT));
    if (views.version() >= SqlServerVersions.V2016) {
      filters();
      rights.add(right(ReadingRight.UNMASK));
      rights.add(right(ReadingRight.ALL_ROWS));
    }
    return new ReadingRights(user, rights);
  }

  private CheckedRight right(ReadingRight right) {
    return new CheckedRight(
        right, checked.getOrDefault(right, 0), List.copyOf(missing.getOrDefault(right, Set.of())));
  }

  private void missing(ReadingRight right, MissingRight what) {
    missing.computeIfAbsent(right, key -> new LinkedHashSet<>()).add(what);
  }

  private static MissingRight hidden(SqlServerRightsRow row, String grantee) {
    String schema = row.schema();
    String name = row.name();
    String securable;
    if (row.securableClass() == SCHEMA && schema != null) {
      securable = "SCHEMA::" + SQL.quote(schema);
    } else if (schema != null && name != null) {
      securable = "OBJECT::" + SQL.quote(new TableName(schema, name));
    } else {
      securable = "the object of class " + row.securableClass() + " with id " + row.number();
    }
    return new MissingRight(
        null,
        securable,
        "REVOKE " + row.permission() + " ON " + securable + " FROM " + SQL.quote(grantee));
  }

  private void select(SqlServerRightsRow row) {
    if (!row.granted()) {
      TableName table = row.table();
      String column = row.column();
      missing(
          ReadingRight.SELECT,
          new MissingRight(
              table,
              table + (column == null ? "" : "." + column),
              "GRANT SELECT ON "
                  + SQL.quote(table)
                  + (column == null ? "" : "(" + SQL.quote(column) + ")")
                  + " TO "
                  + SQL.quote(user)));
    }
  }

  private void unmask(SqlServerRightsRow row) {
    if (!row.granted()) {
      missing(
          ReadingRight.UNMASK,
          new MissingRight(
              row.table(), row.table() + "." + row.column(), "GRANT UNMASK TO " + SQL.quote(user)));
    }
  }

  /** Filters of enabled policies hold for the owner of the database, too. */
  private void filters() throws SQLException {
    SqlServerNames names = SqlServerNames.of(views, new CatalogAssembler());
    Map<Integer, String> schemas = new HashMap<>();
    views.schemas().forEach(schema -> schemas.put(schema.number(), schema.name()));
    Map<Integer, String> policies = new HashMap<>();
    for (SqlServerPolicyRow policy : views.policies()) {
      String schema = schemas.get(policy.schema());
      if (policy.enabled() && schema != null) {
        policies.put(policy.number(), SQL.quote(new TableName(schema, policy.name())));
      }
    }
    for (SqlServerPredicateRow predicate : views.predicates()) {
      TableName table = names.table(predicate.target()).orElse(null);
      String policy = policies.get(predicate.policy());
      if (predicate.filter() && table != null && policy != null) {
        checked.merge(ReadingRight.ALL_ROWS, 1, Integer::sum);
        missing(
            ReadingRight.ALL_ROWS,
            new MissingRight(
                table,
                table + " by " + policy,
                "ALTER SECURITY POLICY " + policy + " WITH (STATE = OFF)"));
      }
    }
  }
}
