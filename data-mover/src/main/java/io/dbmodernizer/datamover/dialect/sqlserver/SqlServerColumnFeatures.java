package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The features of columns. */
final class SqlServerColumnFeatures {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;

  private final SqlServerObjectNames names;
  private final SqlServerXmlCollections collections;
  private final SqlServerFoundFeatures found;
  private final SqlServerPeriods periods = new SqlServerPeriods();

  private SqlServerColumnFeatures(
      SqlServerObjectNames names,
      SqlServerXmlCollections collections,
      SqlServerFoundFeatures found) {
    this.names = names;
    this.collections = collections;
    this.found = found;
  }

  /** Adds the features, and returns the periods of temporal tables. */
  static SqlServerPeriods addAll(
      SqlServerViews views,
      SqlServerObjectNames names,
      SqlServerColumnNames columnNames,
      SqlServerXmlCollections collections,
      SqlServerFoundFeatures found)
      throws SQLException {
    SqlServerColumnFeatures features = new SqlServerColumnFeatures(names, collections, found);
    views.columns().forEach(features::column);
    for (SqlServerColumnDetailRow detail : views.columnDetails()) {
      TableName table = names.table(detail.id().object());
      if (table != null) {
        features.detail(detail, table, columnNames.of(detail.id().object(), detail.id().column()));
      }
    }
    return features.periods;
  }

  private void column(SqlServerColumnRow row) {
    int number = row.id().object();
    TableName table = names.table(number);
    if (table == null) {
      return;
    }
    String name = row.name();
    if (row.sparse()) {
      found.add(MovableKind.SPARSE_COLUMN, table, name, alter(table, name) + " ADD SPARSE");
    }
    if (row.rowguid()) {
      found.add(MovableKind.ROWGUID_COLUMN, table, name, alter(table, name) + " ADD ROWGUIDCOL");
    }
    if (row.xmlCollection() != 0) {
      typed(row, table, name);
    }
    if (row.columnSet()) {
      found.unmoved(UnmovedKind.COLUMN_SET, table, name);
    }
    if (row.filestream()) {
      found.unmoved(UnmovedKind.FILESTREAM_COLUMN, table, name);
    }
    if (row.encrypted()) {
      found.unmoved(UnmovedKind.ENCRYPTED_COLUMN, table, name);
    }
    if (SqlServerPeriods.isOfPeriod(row.generated())) {
      periods.add(number, name, row.generated(), row.hidden());
    } else if (row.hidden()) {
      found.unmoved(UnmovedKind.HIDDEN_COLUMN, table, name);
    }
  }

  private void typed(SqlServerColumnRow row, TableName table, String column) {
    ObjectId collection = collections.id(row.xmlCollection());
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
                    + SqlServerXmlCollections.facet(row.xmlDocument(), SQL.quote(collection))
                    + (row.nullable() ? " NULL" : " NOT NULL")),
            new Needs(Set.of(collection), Set.of())));
  }

  private void detail(SqlServerColumnDetailRow row, TableName table, String column) {
    String mask = row.expression();
    if (row.kind() == SqlServerColumnDetailRow.Kind.MASK && mask != null) {
      found.add(
          MovableKind.MASKED_COLUMN, table, column, alter(table, column) + " ADD " + mask(mask));
    }
    if (row.unreplicated()) {
      found.add(
          MovableKind.NOT_FOR_REPLICATION,
          table,
          column,
          alter(table, column) + " ADD NOT FOR REPLICATION");
    }
  }

  /** Returns the declaration of a mask. */
  static String mask(String function) {
    return "MASKED WITH (FUNCTION = '" + function.replace("'", "''") + "')";
  }

  private static String alter(TableName table, String column) {
    return "ALTER TABLE " + SQL.quote(table) + " ALTER COLUMN " + SQL.quote(column);
  }
}
