package io.dbmodernizer.runtime.step;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of checkpoints, JSON. A record may gain components. A component that a stored
 * text lacks gets the default of its type.
 */
public final class CheckpointText {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private CheckpointText() {}

  /** Writes a record. */
  public static String write(Record checkpoint) {
    return JSON.writeValueAsString(checkpoint);
  }

  /**
   * Reads a record.
   *
   * @return empty if the text is empty or no JSON object, as in states of former releases
   * @throws IllegalStateException if the JSON is not of the record's form
   */
  public static <T extends Record> Optional<T> read(String text, Class<T> type) {
    if (!text.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(text, type));
    } catch (JacksonException e) {
      throw new IllegalStateException(
          "stored checkpoint is not a " + type.getSimpleName() + ": " + text, e);
    }
  }
}
