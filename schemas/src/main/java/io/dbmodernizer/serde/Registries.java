package io.dbmodernizer.serde;

import java.net.URI;
import java.util.Map;

/** The choice of the registry by the configuration. */
final class Registries {

  private Registries() {}

  static SchemaRegistry from(Map<String, ?> configs) {
    RegistrySettings settings = RegistrySettings.from(configs);
    URI first = settings.urls().get(0);
    return "mock".equals(first.getScheme())
        ? InMemoryRegistry.named(first.getHost())
        : new CachingRegistry(new ConfluentApiRegistry(settings));
  }
}
