package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.dialect.CatalogQuery;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of one of the views on columns that have something more than the others: {@code
 * sys.computed_columns}, {@code sys.identity_columns}, {@code sys.masked_columns}.
 *
 * @param expression the definition of a computed column or the function of a mask; null if it is
 *     hidden from the login, and for an identity column
 * @param persisted whether a computed column is stored
 * @param unreplicated whether an identity column is {@code NOT FOR REPLICATION}
 * @param seed the seed of an identity column
 * @param step the increment of an identity column
 * @param last the last number of an identity column; null if it has given none
 */
record SqlServerColumnDetailRow(
    SqlServerColumnId id,
    Kind kind,
    @Nullable String expression,
    boolean persisted,
    boolean unreplicated,
    BigInteger seed,
    BigInteger step,
    @Nullable BigInteger last) {

  /** The view that has the row. */
  enum Kind {
    COMPUTED,
    IDENTITY,
    MASK
  }

  private static final String COMPUTED_AND_IDENTITY =
      """
      SELECT 'COMPUTED' AS kind, object_id, column_id, definition,
        CAST(NULL AS nvarchar(4000)) AS mask, CAST(is_persisted AS int) AS is_persisted,
        0 AS is_unreplicated, CAST(0 AS decimal(38, 0)) AS seed, CAST(0 AS decimal(38, 0)) AS step,
        CAST(NULL AS decimal(38, 0)) AS last_number
      FROM sys.computed_columns
      UNION ALL
      SELECT 'IDENTITY', object_id, column_id, NULL, NULL, 0, CAST(is_not_for_replication AS int),
        CAST(seed_value AS decimal(38, 0)), CAST(increment_value AS decimal(38, 0)),
        CAST([last_value] AS decimal(38, 0))
      FROM sys.identity_columns""";

  /** Texts of different views are in different columns: their collations may differ. */
  private static final String MASKS =
      """

      UNION ALL
      SELECT 'MASK', object_id, column_id, NULL, masking_function, 0, 0, 0, 0, NULL
      FROM sys.masked_columns
      WHERE is_masked = 1""";

  static String sql(int version) {
    return COMPUTED_AND_IDENTITY + (version >= SqlServerVersions.V2016 ? MASKS : "");
  }

  static SqlServerColumnDetailRow of(ResultSet row) throws SQLException {
    Kind kind = Kind.valueOf(row.getString("kind"));
    BigDecimal last = row.getBigDecimal("last_number");
    return new SqlServerColumnDetailRow(
        SqlServerColumnId.of(row),
        kind,
        row.getString(kind == Kind.MASK ? "mask" : "definition"),
        row.getBoolean("is_persisted"),
        row.getBoolean("is_unreplicated"),
        CatalogQuery.bigInteger(row, "seed"),
        CatalogQuery.bigInteger(row, "step"),
        last == null ? null : last.toBigInteger());
  }
}
