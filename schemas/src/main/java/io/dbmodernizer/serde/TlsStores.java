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
 * The key store and the trust store of the connection to the registry, from {@code
 * schema.registry.ssl.*}.
 *
 * @param trustStore trusted certificates; null for the store of the JDK
 * @param keyStore certificate of the client; null for none
 */
record TlsStores(@Nullable Store trustStore, @Nullable Store keyStore) {

  /** A store in a file. The text form of Kafka's password type does not contain the password. */
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

  /** Reads the stores from settings without the prefix {@code schema.registry.}. */
  static TlsStores from(Map<String, Object> configs) {
    return new TlsStores(store(configs, "ssl.truststore"), store(configs, "ssl.keystore"));
  }

  /** Returns the text of a setting that may be of Kafka's password type. */
  static String text(Object value) {
    return value instanceof Password password ? password.value() : value.toString();
  }

  /** Returns the TLS context; null for the default of the JDK. */
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
