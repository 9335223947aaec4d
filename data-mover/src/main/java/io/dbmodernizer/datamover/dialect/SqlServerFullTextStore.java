package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The full-text catalogs and stoplists of a database, by number. */
final class SqlServerFullTextStore {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;

  private final Map<Integer, ObjectId> catalogs = new HashMap<>();
  private final Map<Integer, ObjectId> stoplists = new HashMap<>();

  private SqlServerFullTextStore() {}

  static SqlServerFullTextStore read(
      Connection connection, int version, SqlServerFoundFeatures found) throws SQLException {
    SqlServerFullTextStore store = new SqlServerFullTextStore();
    forEachRow(
        connection,
        SqlServerFeatureSql.FULL_TEXT_CATALOGS,
        row -> {
          ObjectId id = new ObjectId(MovableKind.FULL_TEXT_CATALOG, "", row.getString("name"));
          store.catalogs.put(row.getInt("fulltext_catalog_id"), id);
          found.add(
              new Feature(
                  id,
                  null,
                  List.of(
                      "CREATE FULLTEXT CATALOG "
                          + SQL.quote(id.name())
                          + " WITH ACCENT_SENSITIVITY = "
                          + (row.getBoolean("is_accent_sensitivity_on") ? "ON" : "OFF")
                          + (row.getBoolean("is_default") ? " AS DEFAULT" : "")),
                  Needs.NOTHING));
        });
    if (version >= SqlServerVersions.V2008) {
      store.readStoplists(connection, found);
    }
    return store;
  }

  private void readStoplists(Connection connection, SqlServerFoundFeatures found)
      throws SQLException {
    forEachRow(
        connection,
        SqlServerFeatureSql.STOPLISTS,
        row ->
            stoplists.put(
                row.getInt("stoplist_id"),
                new ObjectId(MovableKind.FULL_TEXT_STOPLIST, "", row.getString("name"))));
    if (stoplists.isEmpty()) {
      return;
    }
    Map<ObjectId, List<String>> statements = new HashMap<>();
    stoplists
        .values()
        .forEach(
            id ->
                statements.put(
                    id,
                    new ArrayList<>(List.of("CREATE FULLTEXT STOPLIST " + SQL.quote(id.name())))));
    forEachRow(
        connection,
        SqlServerFeatureSql.STOPWORDS,
        row -> {
          ObjectId id = stoplists.get(row.getInt("stoplist_id"));
          List<String> words = id == null ? null : statements.get(id);
          if (id != null && words != null) {
            words.add(
                "ALTER FULLTEXT STOPLIST "
                    + SQL.quote(id.name())
                    + " ADD "
                    + SqlServerXmlCollections.literal(row.getString("stopword"))
                    + " LANGUAGE "
                    + row.getInt("language_id"));
          }
        });
    statements.forEach((id, words) -> found.add(new Feature(id, null, words, Needs.NOTHING)));
  }

  @Nullable ObjectId catalog(int number) {
    return catalogs.get(number);
  }

  @Nullable ObjectId stoplist(int number) {
    return stoplists.get(number);
  }
}
