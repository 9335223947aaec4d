package io.dbmodernizer.datamover.dialect.h2;

import io.dbmodernizer.datamover.dialect.DialectProvider;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.util.Map;

/** Makes the dialect of H2 known. */
public final class H2DialectProvider implements DialectProvider {

  /** Used by {@link java.util.ServiceLoader}. */
  public H2DialectProvider() {}

  @Override
  public SqlDialect dialect() {
    return H2Dialect.INSTANCE;
  }

  /** Returns nothing: the defaults of the driver are exact. */
  @Override
  public Map<String, String> driverProperties(String url) {
    return Map.of();
  }
}
