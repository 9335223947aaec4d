package io.dbmodernizer.client;

import java.util.HashMap;
import java.util.Map;

/** Kafka client properties: those of the caller and those that this pipeline needs. */
final class ClientProperties {

  private ClientProperties() {}

  /**
   * Returns the caller's properties with defaults and fixed values.
   *
   * @param given the caller's properties, {@code Map} or {@code Properties}
   * @param preferred values for properties that the caller does not set
   * @param fixed values that replace those of the caller
   */
  static Map<String, Object> complete(
      Map<?, ?> given, Map<String, Object> preferred, Map<String, Object> fixed) {
    Map<String, Object> complete = new HashMap<>(preferred);
    given.forEach((name, value) -> complete.put(String.valueOf(name), value));
    complete.putAll(fixed);
    return complete;
  }
}
