package io.dbmodernizer.client;

import java.util.HashMap;
import java.util.Map;

/** The properties a caller gave, completed by those that the pipeline's promises rest on. */
final class ClientProperties {

  private ClientProperties() {}

  /**
   * Properties with preferences where the caller has none, and the fixed ones whatever the caller
   * has.
   *
   * @param given the caller's properties, {@code Map} or {@code Properties}
   */
  static Map<String, Object> complete(
      Map<?, ?> given, Map<String, Object> preferred, Map<String, Object> fixed) {
    Map<String, Object> complete = new HashMap<>(preferred);
    given.forEach((name, value) -> complete.put(String.valueOf(name), value));
    complete.putAll(fixed);
    return complete;
  }
}
