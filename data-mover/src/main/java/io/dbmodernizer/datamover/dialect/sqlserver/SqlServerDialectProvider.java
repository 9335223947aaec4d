package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.dialect.DialectProvider;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.util.Map;

/** Makes the dialect of SQL Server known. */
public final class SqlServerDialectProvider implements DialectProvider {

  /**
   * Without the first property the driver sends a {@code time} as a {@code datetime}, which keeps
   * 1/300 s. The second one, if true, allows the driver to load batches as a bulk copy, which
   * renumbers identity columns, writes defaults instead of NULL and skips checks. The third one is
   * the default: without it a bulk copy would compute dates in a calendar that is Julian before
   * 1582.
   */
  private static final Map<String, String> DRIVER_PROPERTIES =
      Map.of(
          "sendTimeAsDatetime",
          "false",
          "useBulkCopyForBatchInsert",
          "false",
          "sendTemporalDataTypesAsStringForBulkCopy",
          "true");

  /** Used by {@link java.util.ServiceLoader}. */
  public SqlServerDialectProvider() {}

  @Override
  public SqlDialect dialect() {
    return SqlServerDialect.INSTANCE;
  }

  /** Returns the properties that keep every value exact and every constraint checked. */
  @Override
  public Map<String, String> driverProperties(String url) {
    return url.startsWith("jdbc:sqlserver:") ? DRIVER_PROPERTIES : Map.of();
  }
}
