package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** SQL Server's extended properties, of which descriptions of tables and columns are the most. */
final class SqlServerExtendedProperties {

  /** The most properties that move. Each is compared by its statement, which takes memory. */
  static final int MOST = 100_000;

  private static final String PROPERTIES =
      """
      SELECT class AS owner_class, major_id, minor_id, name,
        CAST([value] AS nvarchar(max)) AS text_value,
        CAST(SQL_VARIANT_PROPERTY([value], 'BaseType') AS nvarchar(128)) AS base_type,
        CAST(SQL_VARIANT_PROPERTY([value], 'Precision') AS int) AS type_precision,
        CAST(SQL_VARIANT_PROPERTY([value], 'Scale') AS int) AS type_scale,
        CAST(SQL_VARIANT_PROPERTY([value], 'MaxLength') AS int) AS max_length
      FROM sys.extended_properties
      WHERE name <> 'microsoft_database_tools_support'
      ORDER BY class, major_id, minor_id, name""";

  private final SqlServerPropertyOwners owners;
  private final List<DatabaseObject> objects = new ArrayList<>();
  private int read;

  private SqlServerExtendedProperties(SqlServerPropertyOwners owners) {
    this.owners = owners;
  }

  /** Reads the properties. */
  static List<DatabaseObject> read(SqlServerViews views, SqlServerObjectNames names)
      throws SQLException {
    SqlServerExtendedProperties all =
        new SqlServerExtendedProperties(SqlServerPropertyOwners.of(views, names));
    views.forEachRow(PROPERTIES, all::property);
    if (all.read > MOST) {
      all.objects.add(
          new OpaqueObject(
              new ObjectId(MovableKind.COMMENT, "", (all.read - MOST) + " more"),
              "its database has more than " + MOST + " extended properties"));
    }
    return all.objects;
  }

  private void property(ResultSet row) throws SQLException {
    if (++read > MOST) {
      return;
    }
    String name = row.getString("name");
    SqlServerPropertyOwners.Owner owner =
        owners.find(row.getInt("owner_class"), row.getInt("major_id"), row.getInt("minor_id"));
    ObjectId id =
        new ObjectId(
            MovableKind.COMMENT,
            owner.schema(),
            owner.name().isEmpty() ? name : owner.name() + "." + name);
    String levels = owner.levels();
    if (levels == null) {
      objects.add(
          new OpaqueObject(
              id, UnmovedKind.COMMENT, owner.table(), "it belongs to an object that is not moved"));
      return;
    }
    String value = SqlServerVariant.literal(row);
    if (value == null) {
      objects.add(
          new OpaqueObject(
              id,
              UnmovedKind.COMMENT,
              owner.table(),
              "its value has the type " + row.getString("base_type")));
      return;
    }
    // A parameter takes a constant or a variable, no expression.
    boolean isConstant = !value.startsWith("CAST");
    objects.add(
        new Feature(
            id,
            owner.table(),
            List.of(
                (isConstant ? "" : "DECLARE @value sql_variant = " + value + "; ")
                    + "EXEC sys.sp_addextendedproperty @name = "
                    + SqlServerVariant.text(name)
                    + ", @value = "
                    + (isConstant ? value : "@value")
                    + levels),
            new Needs(owner.needs() == null ? Set.of() : Set.of(owner.needs()), Set.of())));
  }
}
