package io.dbmodernizer.datamover.dialect;

import java.util.Map;

/**
 * Makes the dialect of a product known to {@link SqlDialect#of}. An implementation is public, has a
 * public constructor without parameters, and is registered in {@code META-INF/services}.
 */
public interface DialectProvider {

  /** Returns the only instance of the dialect. */
  SqlDialect dialect();

  /**
   * Returns the driver properties that every connection of the product needs, see {@link
   * SqlDialect#driverProperties}.
   *
   * @param url a JDBC URL, perhaps of another product
   * @return the properties by name; empty if the URL is of another product or its driver needs none
   */
  Map<String, String> driverProperties(String url);
}
