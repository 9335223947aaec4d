package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The XML schema collections of a database. Their text is read with {@code XML_SCHEMA_NAMESPACE},
 * all in one query, and only if there are any.
 */
final class SqlServerXmlCollections {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;
  private static final String BUILT_IN = "sys";

  private final Map<Integer, ObjectId> ids;

  private SqlServerXmlCollections(Map<Integer, ObjectId> ids) {
    this.ids = ids;
  }

  static SqlServerXmlCollections read(SqlServerViews views, SqlServerFoundFeatures found)
      throws SQLException {
    SqlServerXmlCollections collections = new SqlServerXmlCollections(ids(views));
    if (!collections.ids.isEmpty()) {
      views.forEachRow(
          collections.texts(),
          row -> {
            ObjectId id = collections.ids.get(row.getInt(1));
            if (id != null) {
              found.add(collection(id, row.getString(2)));
            }
          });
    }
    return collections;
  }

  /** Returns the collections that users created, by number. */
  static Map<Integer, ObjectId> ids(SqlServerViews views) throws SQLException {
    Map<Integer, String> schemas = new HashMap<>();
    views.schemas().forEach(schema -> schemas.put(schema.number(), schema.name()));
    Map<Integer, ObjectId> ids = new LinkedHashMap<>();
    for (SqlServerNumberedRow row : views.numbered(SqlServerNumberedRow.Kind.XML_COLLECTION)) {
      String schema = schemas.get(row.schema());
      if (schema != null && !schema.equals(BUILT_IN)) {
        ids.put(
            row.number(),
            new ObjectId(
                MovableKind.XML_SCHEMA_COLLECTION, schema, Objects.requireNonNull(row.name())));
      }
    }
    return ids;
  }

  private static DatabaseObject collection(ObjectId id, @Nullable String text) {
    return text == null
        ? new OpaqueObject(id, "its text cannot be read")
        : new Feature(
            id,
            null,
            List.of(
                "CREATE XML SCHEMA COLLECTION "
                    + SQL.quote(id)
                    + " AS "
                    + SqlServerVariant.text(text)),
            Needs.NOTHING);
  }

  /**
   * Returns what follows the type of a column that a collection checks.
   *
   * @param collection its full name as SQL text
   */
  static String facet(boolean document, String collection) {
    return "(" + (document ? "DOCUMENT " : "CONTENT ") + collection + ")";
  }

  /** The function takes names, so the query has one line for each collection. */
  private String texts() {
    return ids.entrySet().stream()
        .map(
            entry ->
                "SELECT "
                    + entry.getKey()
                    + ", XML_SCHEMA_NAMESPACE("
                    + SqlServerVariant.text(entry.getValue().schema())
                    + ", "
                    + SqlServerVariant.text(entry.getValue().name())
                    + ")")
        .collect(Collectors.joining("\nUNION ALL "));
  }

  /** Returns a collection; null for one that is not there. */
  @Nullable ObjectId id(int number) {
    return ids.get(number);
  }
}
