package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.dialect.CatalogQuery;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Partition functions and schemes, and what is stored by them.
 *
 * <p>A scheme is created on the filegroup PRIMARY, the only one of Azure SQL Database. Source:
 * Microsoft's page <i>Create partitioned tables and indexes</i>.
 */
final class SqlServerPartitioning {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;

  /** The storage of what is not partitioned in a table that is. The default is the table's. */
  static final String NOT_PARTITIONED = " ON [PRIMARY]";

  private record Scheme(ObjectId id, boolean moves) {}

  private final List<DatabaseObject> objects = new ArrayList<>();
  private final Map<Integer, Scheme> schemes = new HashMap<>();
  private final Map<SqlServerIndexId, SqlServerColumnId> columns = new HashMap<>();
  private final Map<SqlServerColumnId, String> names = new HashMap<>();

  private SqlServerPartitioning() {}

  static SqlServerPartitioning of(SqlServerViews views) throws SQLException {
    SqlServerPartitioning all = new SqlServerPartitioning();
    List<SqlServerPartitionSpaceRow> spaces =
        views.partitionSpaces().stream().filter(row -> !row.isOfFullText()).toList();
    Map<Integer, ObjectId> functions = all.addFunctions(views, spaces);
    for (SqlServerPartitionSpaceRow row : spaces) {
      if (row.kind() == SqlServerPartitionSpaceRow.Kind.SCHEME) {
        all.addScheme(row, functions.get(row.function()));
      }
    }
    if (!all.schemes.isEmpty()) {
      all.addColumns(views);
    }
    return all;
  }

  private void addColumns(SqlServerViews views) throws SQLException {
    for (SqlServerIndexColumnRow row : views.indexColumns()) {
      if (row.partition() == 1) {
        columns.put(row.id(), new SqlServerColumnId(row.id().object(), row.column()));
      }
    }
    Set<SqlServerColumnId> used = new HashSet<>(columns.values());
    for (SqlServerColumnRow column : views.columns()) {
      if (used.contains(column.id())) {
        names.put(column.id(), column.name());
      }
    }
  }

  /** Returns the functions that move, by number. */
  private Map<Integer, ObjectId> addFunctions(
      SqlServerViews views, List<SqlServerPartitionSpaceRow> spaces) throws SQLException {
    Map<Integer, String> systemTypes = new HashMap<>();
    views.types().stream()
        .filter(type -> !type.ofUser())
        .forEach(type -> systemTypes.put(type.number(), type.name()));
    Map<Integer, String> types = new HashMap<>();
    for (SqlServerPartitionSpaceRow row : spaces) {
      if (row.kind() == SqlServerPartitionSpaceRow.Kind.PARAMETER) {
        SQL.typeName(
                SqlServerTypes.read(
                    systemTypes.getOrDefault(row.systemType(), "type " + row.systemType()),
                    row.length(),
                    row.precision(),
                    row.scale()))
            .ifPresent(type -> types.put(row.number(), type));
      }
    }
    Map<Integer, ObjectId> moving = new HashMap<>();
    if (spaces.isEmpty()) {
      return moving;
    }
    Map<Integer, List<SqlServerPartitionBoundaryRow>> boundaries =
        views.partitionBoundaries().stream()
            .collect(Collectors.groupingBy(SqlServerPartitionBoundaryRow::function));
    for (SqlServerPartitionSpaceRow row : spaces) {
      if (row.kind() == SqlServerPartitionSpaceRow.Kind.FUNCTION) {
        ObjectId id = new ObjectId(MovableKind.PARTITION_FUNCTION, "", name(row));
        DatabaseObject function =
            function(
                id, row, types.get(row.number()), boundaries.getOrDefault(row.number(), List.of()));
        objects.add(function);
        if (function instanceof Feature) {
          moving.put(row.number(), id);
        }
      }
    }
    return moving;
  }

  private static DatabaseObject function(
      ObjectId id,
      SqlServerPartitionSpaceRow row,
      @Nullable String type,
      List<SqlServerPartitionBoundaryRow> boundaries) {
    if (type == null) {
      return new OpaqueObject(id, "its type is not supported");
    }
    Optional<SqlServerPartitionBoundaryRow> inexact =
        boundaries.stream().filter(boundary -> boundary.literal() == null).findFirst();
    if (inexact.isPresent()) {
      return new OpaqueObject(id, "its boundaries have the type " + inexact.get().type());
    }
    return new Feature(
        id,
        null,
        List.of(
            "CREATE PARTITION FUNCTION "
                + SQL.quote(id.name())
                + " ("
                + type
                + ") AS RANGE "
                + (row.right() ? "RIGHT" : "LEFT")
                + " FOR VALUES ("
                + boundaries.stream()
                    .map(SqlServerPartitionBoundaryRow::literal)
                    .collect(Collectors.joining(", "))
                + ")"),
        Needs.NOTHING);
  }

  private void addScheme(SqlServerPartitionSpaceRow row, @Nullable ObjectId function) {
    ObjectId id = new ObjectId(MovableKind.PARTITION_SCHEME, "", name(row));
    schemes.put(row.number(), new Scheme(id, function != null));
    objects.add(
        function == null
            ? new OpaqueObject(id, "its partition function is not moved")
            : new Feature(
                id,
                null,
                List.of(
                    "CREATE PARTITION SCHEME "
                        + SQL.quote(id.name())
                        + " AS PARTITION "
                        + SQL.quote(function.name())
                        + " ALL TO ([PRIMARY])"),
                new Needs(Set.of(function), Set.of())));
  }

  private static String name(SqlServerPartitionSpaceRow row) {
    return Objects.requireNonNull(row.name());
  }

  /** Returns the functions and schemes. */
  List<DatabaseObject> objects() {
    return objects;
  }

  /** Returns the scheme of an index or heap; empty if it is not partitioned. */
  Optional<ObjectId> scheme(SqlServerIndexRow index) {
    return Optional.ofNullable(schemes.get(index.dataSpace())).map(Scheme::id);
  }

  /** Returns the column by which an index or heap is partitioned, as SQL text. */
  private String column(SqlServerIndexRow index) throws SQLException {
    String column = names.get(columns.get(index.id()));
    if (column == null) {
      throw CatalogQuery.changedMeanwhile(
          "the partitioning column of index "
              + index.id().index()
              + " of table number "
              + index.id().object());
    }
    return SQL.quote(column);
  }

  /**
   * Returns where an index or heap is stored.
   *
   * @return the end of its declaration, empty if it is not partitioned or its scheme does not move
   */
  String clause(SqlServerIndexRow index) throws SQLException {
    Scheme scheme = schemes.get(index.dataSpace());
    return scheme == null || !scheme.moves()
        ? ""
        : " ON " + SQL.quote(scheme.id().name()) + "(" + column(index) + ")";
  }

  /** Returns the column of {@link #clause} in parentheses, as the key of an index. */
  String key(SqlServerIndexRow index) throws SQLException {
    return "(" + column(index) + ")";
  }
}
