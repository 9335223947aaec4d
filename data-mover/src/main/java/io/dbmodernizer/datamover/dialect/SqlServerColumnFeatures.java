package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Reads the features of columns. It reads {@code sys.columns} once for all of them. */
final class SqlServerColumnFeatures {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;

  private final SqlServerObjectNames names;
  private final SqlServerXmlCollections collections;
  private final SqlServerFoundFeatures found;
  private final SqlServerColumnNames columns = new SqlServerColumnNames();
  private final SqlServerPeriods periods = new SqlServerPeriods();
  private boolean masked;

  private SqlServerColumnFeatures(
      SqlServerObjectNames names,
      SqlServerXmlCollections collections,
      SqlServerFoundFeatures found) {
    this.names = names;
    this.collections = collections;
    this.found = found;
  }

  static SqlServerColumnFeatures read(
      Connection connection,
      int version,
      SqlServerObjectNames names,
      SqlServerXmlCollections collections,
      SqlServerFoundFeatures found)
      throws SQLException {
    SqlServerColumnFeatures features = new SqlServerColumnFeatures(names, collections, found);
    forEachRow(connection, SqlServerFeatureSql.columns(version), features::column);
    if (features.masked) {
      forEachRow(connection, SqlServerFeatureSql.MASKS, features::mask);
    }
    forEachRow(connection, SqlServerFeatureSql.UNREPLICATED_IDENTITIES, features::identity);
    return features;
  }

  SqlServerColumnNames columns() {
    return columns;
  }

  SqlServerPeriods periods() {
    return periods;
  }

  private void column(ResultSet row) throws SQLException {
    int number = row.getInt("object_id");
    TableName table = names.table(number);
    if (table == null) {
      return;
    }
    String name = row.getString("name");
    columns.add(new SqlServerColumnNames.Id(number, row.getInt("column_id")), name);
    masked |= row.getBoolean("is_masked");
    if (row.getBoolean("is_sparse")) {
      found.add(MovableKind.SPARSE_COLUMN, table, name, alter(table, name) + " ADD SPARSE");
    }
    if (row.getBoolean("is_rowguidcol")) {
      found.add(MovableKind.ROWGUID_COLUMN, table, name, alter(table, name) + " ADD ROWGUIDCOL");
    }
    if (row.getInt("xml_collection_id") != 0) {
      typed(row, table, name);
    }
    if (row.getBoolean("is_column_set")) {
      found.unmoved(UnmovedKind.COLUMN_SET, table, name);
    }
    if (row.getBoolean("is_filestream")) {
      found.unmoved(UnmovedKind.FILESTREAM_COLUMN, table, name);
    }
    if (row.getString("encryption_type") != null) {
      found.unmoved(UnmovedKind.ENCRYPTED_COLUMN, table, name);
    }
    int generated = row.getInt("generated_always_type");
    if (SqlServerPeriods.isOfPeriod(generated)) {
      periods.add(number, name, generated, row.getBoolean("is_hidden"));
    } else if (row.getBoolean("is_hidden")) {
      found.unmoved(UnmovedKind.HIDDEN_COLUMN, table, name);
    }
  }

  private void typed(ResultSet row, TableName table, String column) throws SQLException {
    ObjectId collection = collections.id(row.getInt("xml_collection_id"));
    if (collection == null) {
      found.opaque(
          MovableKind.TYPED_XML_COLUMN, table, column, "its schema collection cannot be read");
      return;
    }
    names.needed(table, collection);
    found.add(
        new Feature(
            ObjectId.ofTable(MovableKind.TYPED_XML_COLUMN, table, column),
            table,
            List.of(
                alter(table, column)
                    + " xml"
                    + SqlServerXmlCollections.facet(
                        row.getBoolean("is_xml_document"),
                        SqlServerXmlCollections.quoted(collection))
                    + (row.getBoolean("is_nullable") ? " NULL" : " NOT NULL")),
            new Needs(Set.of(collection), Set.of())));
  }

  private void mask(ResultSet row) throws SQLException {
    int number = row.getInt("object_id");
    TableName table = names.table(number);
    if (table != null) {
      String column = columns.of(number, row.getInt("column_id"));
      found.add(
          MovableKind.MASKED_COLUMN,
          table,
          column,
          alter(table, column) + " ADD " + mask(row.getString("masking_function")));
    }
  }

  /** Returns the declaration of a mask. */
  static String mask(String function) {
    return "MASKED WITH (FUNCTION = '" + function.replace("'", "''") + "')";
  }

  private void identity(ResultSet row) throws SQLException {
    int number = row.getInt("object_id");
    TableName table = names.table(number);
    if (table != null) {
      String column = columns.of(number, row.getInt("column_id"));
      found.add(
          MovableKind.NOT_FOR_REPLICATION,
          table,
          column,
          alter(table, column) + " ADD NOT FOR REPLICATION");
    }
  }

  private static String alter(TableName table, String column) {
    return "ALTER TABLE " + SQL.quote(table) + " ALTER COLUMN " + SQL.quote(column);
  }
}
