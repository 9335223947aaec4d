package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The features of indexes and heaps. An index of a view belongs to no table and never moves. */
final class SqlServerIndexFeatures {

  private final SqlServerObjectNames names;
  private final SqlServerFoundFeatures found;
  private final SqlServerRowstoreFeatures rowstore;
  private final SqlServerColumnstores columnstores;
  private final SqlServerIndexNames indexNames = new SqlServerIndexNames();
  private final Set<Integer> partitionSchemes = new HashSet<>();
  private final List<SqlServerTableIndex> xml = new ArrayList<>();
  private final List<SqlServerTableIndex> spatial = new ArrayList<>();

  private SqlServerIndexFeatures(
      SqlServerObjectNames names,
      SqlServerFoundFeatures found,
      SqlServerRowstoreFeatures rowstore,
      SqlServerColumnstores columnstores) {
    this.names = names;
    this.found = found;
    this.rowstore = rowstore;
    this.columnstores = columnstores;
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
    SqlServerIndexFeatures features =
        new SqlServerIndexFeatures(
            names,
            found,
            new SqlServerRowstoreFeatures(found, columns, compressions),
            new SqlServerColumnstores(found, columns, compressions));
    views
        .numbered(SqlServerNumberedRow.Kind.PARTITION_SCHEME)
        .forEach(scheme -> features.partitionSchemes.add(scheme.number()));
    views.indexes().forEach(features::add);
    SqlServerXmlIndexes.read(views, features.xml, columns, found);
    SqlServerSpatialIndexes.read(views, features.spatial, columns, found);
    return features.indexNames;
  }

  private void add(SqlServerIndexRow row) {
    int number = row.id().object();
    TableName table = names.table(number);
    if (table == null) {
      ofView(names.parent(number), row.name());
      return;
    }
    if (partitionSchemes.contains(row.dataSpace())) {
      found.unmoved(UnmovedKind.PARTITIONING, table, row.name());
    }
    if (row.type() == SqlServerIndexRow.HEAP) {
      rowstore.heap(table, row.id());
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
