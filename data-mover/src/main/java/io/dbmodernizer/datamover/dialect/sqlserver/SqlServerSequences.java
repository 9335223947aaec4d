package io.dbmodernizer.datamover.dialect.sqlserver;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.bigInteger;

import io.dbmodernizer.datamover.dialect.CatalogQuery;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.Sequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the sequences of a database with their positions. */
final class SqlServerSequences {

  private SqlServerSequences() {}

  /** Returns the sequences; none before SQL Server 2012. */
  static List<Sequence> read(
      SqlServerViews views, SqlServerObjectNames names, SqlServerUserTypes types)
      throws SQLException {
    List<Sequence> sequences = new ArrayList<>();
    if (views.version() >= SqlServerVersions.V2012) {
      views.forEachRow(
          sql(views.version()),
          row -> {
            ObjectId id = names.object(row.getInt("object_id"));
            if (id != null) {
              sequences.add(sequence(row, id, types));
            }
          });
    }
    return sequences;
  }

  /**
   * Returns the query for sequences. Up to SQL Server 2016 the catalog does not tell a sequence
   * that was never used from one that was used once.
   */
  private static String sql(int version) {
    String last =
        version >= SqlServerVersions.V2017
            ? "CAST(last_used_value AS decimal(38, 0))"
            : "CAST(current_value AS decimal(38, 0))";
    return """
    SELECT object_id, system_type_id, precision AS type_precision,
      CAST(start_value AS decimal(38, 0)) AS first_number,
      CAST(increment AS decimal(38, 0)) AS step,
      CAST(minimum_value AS decimal(38, 0)) AS least,
      CAST(maximum_value AS decimal(38, 0)) AS greatest,
      CAST(current_value AS decimal(38, 0)) AS present, %s AS last_number,
      is_cycling, is_cached, cache_size
    FROM sys.sequences"""
        .formatted(last);
  }

  private static Sequence sequence(ResultSet row, ObjectId id, SqlServerUserTypes types)
      throws SQLException {
    String type = types.systemName(row.getInt("system_type_id"));
    boolean decimal = type.equals("decimal") || type.equals("numeric");
    BigInteger increment = bigInteger(row, "step");
    BigDecimal last = row.getBigDecimal("last_number");
    BigInteger next =
        last == null ? bigInteger(row, "present") : last.toBigInteger().add(increment);
    boolean cached = row.getBoolean("is_cached");
    Integer size = CatalogQuery.integer(row, "cache_size");
    BigInteger minimum = bigInteger(row, "least");
    BigInteger maximum = bigInteger(row, "greatest");
    boolean cycles = row.getBoolean("is_cycling");
    boolean over = next.compareTo(minimum) < 0 || next.compareTo(maximum) > 0;
    BigInteger beginning = increment.signum() < 0 ? maximum : minimum;
    return new Sequence(
        id,
        decimal ? type + "(" + row.getInt("type_precision") + ", 0)" : type,
        bigInteger(row, "first_number"),
        increment,
        minimum,
        maximum,
        cycles,
        cached ? (size == null ? null : Long.valueOf(size)) : Long.valueOf(0),
        over ? (cycles ? beginning : null) : next);
  }
}
