package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the features of indexes and heaps. It reads {@code sys.indexes} once for all of them. An
 * index of a view belongs to no table and never moves.
 */
final class SqlServerIndexFeatures {

  private final SqlServerObjectNames names;
  private final SqlServerFoundFeatures found;
  private final SqlServerRowstoreFeatures rowstore;
  private final SqlServerColumnstores columnstores;
  private final SqlServerIndexNames indexNames = new SqlServerIndexNames();
  private final Set<Integer> partitionSchemes = new HashSet<>();
  private final List<SqlServerIndexRow> xml = new ArrayList<>();
  private final List<SqlServerIndexRow> spatial = new ArrayList<>();

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

  /** Reads the features, and returns the names of all indexes of tables. */
  static SqlServerIndexNames read(
      Connection connection,
      int version,
      SqlServerObjectNames names,
      SqlServerColumnNames columnNames,
      SqlServerFoundFeatures found)
      throws SQLException {
    SqlServerIndexColumns columns =
        SqlServerIndexColumns.read(connection, version, names, columnNames);
    SqlServerCompressions compressions = SqlServerCompressions.read(connection, version);
    SqlServerIndexFeatures features =
        new SqlServerIndexFeatures(
            names,
            found,
            new SqlServerRowstoreFeatures(found, columns, compressions),
            new SqlServerColumnstores(found, columns, compressions));
    forEachRow(
        connection,
        SqlServerFeatureSql.PARTITION_SCHEMES,
        row -> features.partitionSchemes.add(row.getInt("data_space_id")));
    forEachRow(connection, SqlServerFeatureSql.indexes(version), features::index);
    SqlServerXmlIndexes.read(connection, version, features.xml, columns, found);
    SqlServerSpatialIndexes.read(connection, features.spatial, columns, found);
    return features.indexNames;
  }

  private void index(ResultSet row) throws SQLException {
    int number = row.getInt("object_id");
    TableName table = names.table(number);
    String name = row.getString("name");
    int type = row.getInt("index_type");
    if (table == null) {
      ofView(names.parent(number), name);
      return;
    }
    if (partitionSchemes.contains(row.getInt("data_space_id"))) {
      found.unmoved(UnmovedKind.PARTITIONING, table, name);
    }
    if (type == SqlServerIndexRow.HEAP) {
      rowstore.heap(table, number);
      return;
    }
    SqlServerIndexRow index = SqlServerIndexRow.of(row, table);
    indexNames.add(index);
    switch (type) {
      case SqlServerIndexRow.CLUSTERED, SqlServerIndexRow.NONCLUSTERED -> rowstore.add(index);
      case SqlServerIndexRow.CLUSTERED_COLUMNSTORE, SqlServerIndexRow.COLUMNSTORE ->
          columnstores.add(index);
      case SqlServerIndexRow.XML -> xml.add(index);
      case SqlServerIndexRow.SPATIAL -> spatial.add(index);
      default -> found.unmoved(UnmovedKind.OTHER_INDEX, table, name);
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
