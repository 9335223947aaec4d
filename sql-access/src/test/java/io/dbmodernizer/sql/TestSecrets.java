package io.dbmodernizer.sql;

import io.dbmodernizer.runtime.secret.SecretResolver;
import java.util.Map;

/** The one secret of these tests. */
final class TestSecrets {
  /** The value of {@code env:SOURCE_PASSWORD}. */
  static final String PASSWORD = "Source-Pass-9f3b";

  private TestSecrets() {}

  @SuppressWarnings("NullAway") // no test refers to a key vault
  static SecretResolver resolver() {
    return new SecretResolver(Map.of("SOURCE_PASSWORD", PASSWORD)::get, null);
  }
}
