package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The full-text catalogs and stoplists of a database, by number. */
final class SqlServerFullTextStore {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;

  private static final String STOPWORDS =
      """
      SELECT stoplist_id, stopword, language_id
      FROM sys.fulltext_stopwords
      ORDER BY stoplist_id, language_id, stopword""";

  private final Map<Integer, ObjectId> catalogs = new HashMap<>();
  private final Map<Integer, ObjectId> stoplists = new HashMap<>();

  private SqlServerFullTextStore() {}

  static SqlServerFullTextStore read(SqlServerViews views, SqlServerFoundFeatures found)
      throws SQLException {
    SqlServerFullTextStore store = new SqlServerFullTextStore();
    views
        .numbered(SqlServerNumberedRow.Kind.FULL_TEXT_CATALOG)
        .forEach(row -> store.catalog(row, found));
    for (SqlServerNumberedRow row : views.numbered(SqlServerNumberedRow.Kind.FULL_TEXT_STOPLIST)) {
      store.stoplists.put(
          row.number(),
          new ObjectId(MovableKind.FULL_TEXT_STOPLIST, "", Objects.requireNonNull(row.name())));
    }
    if (!store.stoplists.isEmpty()) {
      store.readStopwords(views, found);
    }
    return store;
  }

  private void catalog(SqlServerNumberedRow row, SqlServerFoundFeatures found) {
    ObjectId id =
        new ObjectId(MovableKind.FULL_TEXT_CATALOG, "", Objects.requireNonNull(row.name()));
    catalogs.put(row.number(), id);
    found.add(
        new Feature(
            id,
            null,
            List.of(
                "CREATE FULLTEXT CATALOG "
                    + SQL.quote(id.name())
                    + " WITH ACCENT_SENSITIVITY = "
                    + (row.accentSensitive() ? "ON" : "OFF")
                    + (row.byDefault() ? " AS DEFAULT" : "")),
            Needs.NOTHING));
  }

  private void readStopwords(SqlServerViews views, SqlServerFoundFeatures found)
      throws SQLException {
    Map<ObjectId, List<String>> statements = new HashMap<>();
    stoplists
        .values()
        .forEach(
            id ->
                statements.put(
                    id,
                    new ArrayList<>(List.of("CREATE FULLTEXT STOPLIST " + SQL.quote(id.name())))));
    views.forEachRow(
        STOPWORDS,
        row -> {
          ObjectId id = stoplists.get(row.getInt("stoplist_id"));
          List<String> words = id == null ? null : statements.get(id);
          if (id != null && words != null) {
            words.add(
                "ALTER FULLTEXT STOPLIST "
                    + SQL.quote(id.name())
                    + " ADD "
                    + SqlServerVariant.text(row.getString("stopword"))
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
