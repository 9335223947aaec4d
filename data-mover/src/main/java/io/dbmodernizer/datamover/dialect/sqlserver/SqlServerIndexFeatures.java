package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The features of indexes and heaps. An index of a view belongs to no table and never moves. */
final class SqlServerIndexFeatures {

  private final SqlServerObjectNames names;
  private final SqlServerFoundFeatures found;
  private final SqlServerRowstoreFeatures rowstore;
  private final SqlServerColumnstores columnstores;
  private final SqlServerPartitioning partitioning;
  private final SqlServerIndexNames indexNames = new SqlServerIndexNames();
  private final List<SqlServerTableIndex> xml = new ArrayList<>();
  private final List<SqlServerTableIndex> spatial = new ArrayList<>();

  private SqlServerIndexFeatures(
      SqlServerObjectNames names,
      SqlServerFoundFeatures found,
      SqlServerRowstoreFeatures rowstore,
      SqlServerColumnstores columnstores,
      SqlServerPartitioning partitioning) {
    this.names = names;
    this.found = found;
    this.rowstore = rowstore;
    this.columnstores = columnstores;
    this.partitioning = partitioning;
  }

  /** Adds the features, and returns the names of all indexes of tables. */
  static SqlServerIndexNames addAll(
      SqlServerViews views,
      SqlServerObjectNames names,
      SqlServerColumnNames columnNames,
      SqlServerFoundFeatures found)
      throws SQLException {
    SqlServerIndexColumns columns = SqlServerIndexColumns.of(views, names, columnNames);
    SqlServerCompressions compressions = SqlServerCompressions.of(views);
    SqlServerPartitioning partitioning = SqlServerPartitioning.of(views);
    partitioning.objects().forEach(found::add);
    SqlServerIndexFeatures features =
        new SqlServerIndexFeatures(
            names,
            found,
            new SqlServerRowstoreFeatures(found, columns, compressions, partitioning),
            new SqlServerColumnstores(found, columns, compressions, partitioning),
            partitioning);
    for (SqlServerIndexRow index : views.indexes()) {
      features.add(index);
    }
    SqlServerXmlIndexes.read(views, features.xml, columns, found);
    SqlServerSpatialIndexes.read(views, features.spatial, columns, found);
    return features.indexNames;
  }

  private void add(SqlServerIndexRow row) throws SQLException {
    int number = row.id().object();
    TableName table = names.table(number);
    if (table == null) {
      ofView(names.parent(number), row.name());
      return;
    }
    Optional<ObjectId> scheme = partitioning.scheme(row);
    if (scheme.isPresent()) {
      if (partitioning.clause(row).isEmpty()) {
        found.opaque(
            MovableKind.PARTITIONING, table, row.name(), "its partition scheme is not moved");
      } else {
        names.needed(table, scheme.get());
      }
    }
    if (row.type() == SqlServerIndexRow.HEAP) {
      rowstore.heap(table, row);
      return;
    }
    SqlServerTableIndex index = new SqlServerTableIndex(table, row);
    indexNames.add(index);
    switch (row.type()) {
      case SqlServerIndexRow.CLUSTERED, SqlServerIndexRow.NONCLUSTERED -> rowstore.add(index);
      case SqlServerIndexRow.CLUSTERED_COLUMNSTORE, SqlServerIndexRow.COLUMNSTORE ->
          columnstores.add(index);
      case SqlServerIndexRow.XML -> xml.add(index);
      case SqlServerIndexRow.SPATIAL -> spatial.add(index);
      default -> found.unmoved(UnmovedKind.OTHER_INDEX, table, row.name());
    }
  }

  private void ofView(@Nullable TableName view, @Nullable String index) {
    if (view != null && index != null) {
      found.unmoved(
          new UnmovedObject(
              UnmovedKind.OTHER_INDEX, view.schema() + "." + view.name() + "." + index, null));
    }
  }
}
