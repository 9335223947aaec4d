package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the declaration of a column says beside its type: a schema collection, SPARSE, a mask,
 * ROWGUIDCOL. SQL Server cannot add most of them to a column that an index depends on, so a new
 * table is created with them.
 */
final class SqlServerColumnAttributes {

  private final Map<SqlServerColumnId, String> masks = new HashMap<>();
  private final SqlServerViews views;
  private @Nullable Map<Integer, String> collections;

  private SqlServerColumnAttributes(SqlServerViews views) {
    this.views = views;
  }

  static SqlServerColumnAttributes of(SqlServerViews views) throws SQLException {
    SqlServerColumnAttributes attributes = new SqlServerColumnAttributes(views);
    for (SqlServerColumnDetailRow detail : views.columnDetails()) {
      String mask = detail.expression();
      if (detail.kind() == SqlServerColumnDetailRow.Kind.MASK && mask != null) {
        attributes.masks.put(detail.id(), mask);
      }
    }
    return attributes;
  }

  /** Returns the attributes of a column, or null if it has none. */
  @Nullable String of(SqlServerColumnRow row) throws SQLException {
    List<String> attributes = new ArrayList<>();
    String collection = row.xmlCollection() == 0 ? null : collections().get(row.xmlCollection());
    if (collection != null) {
      attributes.add(SqlServerXmlCollections.facet(row.xmlDocument(), collection));
    }
    if (row.sparse()) {
      attributes.add("SPARSE");
    }
    String mask = masks.get(row.id());
    if (mask != null) {
      attributes.add(SqlServerColumnFeatures.mask(mask));
    }
    if (row.rowguid()) {
      attributes.add("ROWGUIDCOL");
    }
    return attributes.isEmpty() ? null : String.join(" ", attributes);
  }

  /** Returns the full names of the collections by number. They are read only if there is a use. */
  private Map<Integer, String> collections() throws SQLException {
    if (collections == null) {
      collections = new HashMap<>();
      for (Map.Entry<Integer, ObjectId> collection :
          SqlServerXmlCollections.ids(views).entrySet()) {
        collections.put(
            collection.getKey(), SqlServerDialect.INSTANCE.quote(collection.getValue()));
      }
    }
    return collections;
  }
}
