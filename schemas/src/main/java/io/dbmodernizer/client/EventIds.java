package io.dbmodernizer.client;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of events, derived from their content. A repeated event has the id of the first. */
public final class EventIds {

  /** Namespace of the name-based ids of this project. It never changes. */
  private static final String NAMESPACE = "7c0b4f0e-6b0f-4a6e-9f43-2d5f6f0b7a11";

  private EventIds() {}

  /**
   * Returns the id of an event of a stage.
   *
   * @param migrationId the migration
   * @param stage the stage, named after its service
   * @param step the step; empty for an event of the whole stage
   * @param outcome the name of the event's type, or of the step's new state
   * @param attempt a number that tells apart events that occur several times, for example the
   *     revision of a step; 0 if the event occurs once
   * @return a name-based UUID, the same for the same arguments on every machine
   */
  public static String of(
      String migrationId, String stage, String step, String outcome, long attempt) {
    StringBuilder name = new StringBuilder(NAMESPACE);
    for (String part : new String[] {migrationId, stage, step, outcome, Long.toString(attempt)}) {
      // With the lengths, ("a", "bc") and ("ab", "c") give different names.
      name.append('/').append(part.length()).append(':').append(part);
    }
    return UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
