package io.dbmodernizer.serde;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * Key and trust store for the connection to the registry, from {@code schema.registry.ssl.*}.
 *
 * @param trustStore whom to trust; absent for the JDK's own store
 * @param keyStore our certificate; absent for none
 */
record TlsStores(@Nullable Store trustStore, @Nullable Store keyStore) {

  /** A store in a file; Kafka's type for passwords never shows them. */
  record Store(String property, Path path, String type, Password password, Password keyPassword) {
    KeyStore load() {
      try (InputStream in = Files.newInputStream(path)) {
        KeyStore store = KeyStore.getInstance(type);
        store.load(in, password.value().toCharArray());
        return store;
      } catch (IOException | GeneralSecurityException e) {
        throw new ConfigException(
            "%s: store %s of type %s cannot be read (%s); check path, type and password"
                .formatted(property, path, type, e.getClass().getSimpleName()));
      }
    }
  }

  /** Configs with the prefix {@code schema.registry.} removed. */
  static TlsStores from(Map<String, Object> configs) {
    return new TlsStores(store(configs, "ssl.truststore"), store(configs, "ssl.keystore"));
  }

  /** Text of a setting that may be wrapped as a password. */
  static String text(Object value) {
    return value instanceof Password password ? password.value() : value.toString();
  }

  /** The context for connections, or null if nothing differs from the JDK's default. */
  @Nullable SSLContext context() {
    if (trustStore == null && keyStore == null) {
      return null;
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trustStore == null ? null : trustStore.load());
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      if (keyStore != null) {
        keys.init(keyStore.load(), keyStore.keyPassword().value().toCharArray());
      }
      context.init(keyStore == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new ConfigException(
          "schema.registry.ssl.*: TLS cannot be set up ("
              + e.getClass().getSimpleName()
              + "); check the stores' types and key passwords");
    }
  }

  private static @Nullable Store store(Map<String, Object> configs, String prefix) {
    Object location = configs.get(prefix + ".location");
    if (location == null) {
      return null;
    }
    Object type = configs.get(prefix + ".type");
    Password password = password(configs.get(prefix + ".password"), new Password(""));
    return new Store(
        "schema.registry." + prefix + ".location",
        Path.of(location.toString()),
        type == null ? KeyStore.getDefaultType() : type.toString(),
        password,
        password(configs.get("ssl.key.password"), password));
  }

  private static Password password(@Nullable Object value, Password otherwise) {
    return value == null ? otherwise : new Password(text(value));
  }
}
