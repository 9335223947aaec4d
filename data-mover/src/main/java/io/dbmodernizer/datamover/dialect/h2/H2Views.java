package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.CatalogQuery;
import io.dbmodernizer.datamover.object.CreationOptions;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.SqlModule;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** H2's views. */
final class H2Views {

  private static final H2Dialect SQL = H2Dialect.INSTANCE;
  private static final String NO_SOURCE = "its catalog does not show its source";

  private static final String VIEWS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION
      FROM INFORMATION_SCHEMA.VIEWS
      WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'""";

  private final Map<TableName, String> queries = new LinkedHashMap<>();

  private H2Views() {}

  /** Reads the views and announces their names. */
  static H2Views read(Connection connection, H2Names names) throws SQLException {
    H2Views views = new H2Views();
    forEachRow(
        connection,
        VIEWS,
        row -> {
          TableName view = CatalogQuery.table(row);
          views.queries.put(view, row.getString("VIEW_DEFINITION"));
          names.object(H2Names.id(MovableKind.VIEW, view));
        });
    return views;
  }

  Set<TableName> names() {
    return queries.keySet();
  }

  /** Returns the views as objects. All names that their queries can have are announced before. */
  List<DatabaseObject> objects(H2Columns columns, H2Names names) {
    List<DatabaseObject> objects = new ArrayList<>();
    queries.forEach(
        (view, query) -> {
          ObjectId id = H2Names.id(MovableKind.VIEW, view);
          List<String> own = columns.ofView(view);
          objects.add(
              query == null
                  ? new OpaqueObject(id, NO_SOURCE)
                  : new SqlModule(
                      id,
                      "CREATE VIEW "
                          + SQL.quote(view)
                          + (own.isEmpty() ? "" : "(" + SQL.quoteAll(own) + ")")
                          + " AS\n"
                          + H2Conjunctions.ordered(query),
                      CreationOptions.STANDARD,
                      false,
                      names.in(query).without(id)));
        });
    return objects;
  }
}
