package io.dbmodernizer.datamover.dialect;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The dialects among which {@link SqlDialect#of} chooses. */
final class RegisteredDialects {

  /** The dialects that the class path of this class registers, whatever thread asks for them. */
  static final RegisteredDialects ALL =
      new RegisteredDialects(
          ServiceLoader.load(DialectProvider.class, DialectProvider.class.getClassLoader()));

  private final List<DialectProvider> providers;

  /**
   * Takes the dialects of the providers.
   *
   * @throws IllegalStateException if there are none, or two of one product
   */
  RegisteredDialects(Iterable<DialectProvider> found) {
    providers =
        StreamSupport.stream(found.spliterator(), false)
            .sorted(Comparator.comparing(RegisteredDialects::product))
            .toList();
    if (providers.isEmpty()) {
      throw new IllegalStateException(
          "no SQL dialect is registered; the class path lacks META-INF/services/"
              + DialectProvider.class.getName()
              + ", which the jar of data-mover has");
    }
    if (providers.stream().map(RegisteredDialects::product).distinct().count() < providers.size()) {
      throw new IllegalStateException(
          "a database product has two SQL dialects; keep one provider for each product of "
              + names(", "));
    }
  }

  /**
   * Returns the dialect of a product.
   *
   * @param product the name as the driver reports it
   * @throws SQLException if no dialect is known
   */
  SqlDialect of(String product) throws SQLException {
    for (DialectProvider provider : providers) {
      if (product(provider).equals(product)) {
        return provider.dialect();
      }
    }
    throw new SQLException(
        "no dialect for database product '" + product + "'; known are " + names(" and "));
  }

  /** Returns the driver properties that a connection to a JDBC URL needs, empty if none. */
  Map<String, String> driverProperties(String url) {
    return providers.stream()
        .map(provider -> provider.driverProperties(url))
        .filter(properties -> !properties.isEmpty())
        .findFirst()
        .orElse(Map.of());
  }

  private String names(String separator) {
    return providers.stream()
        .map(RegisteredDialects::product)
        .collect(Collectors.joining(separator));
  }

  private static String product(DialectProvider provider) {
    return provider.dialect().productName();
  }
}
