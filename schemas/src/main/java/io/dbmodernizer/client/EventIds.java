package io.dbmodernizer.client;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids of events, derived from what the event is about, so that a repeated event has the id of the
 * first.
 */
public final class EventIds {

  /** Namespace of the project's name-based ids; random once, fixed for ever. */
  private static final String NAMESPACE = "7c0b4f0e-6b0f-4a6e-9f43-2d5f6f0b7a11";

  private EventIds() {}

  /**
   * The id of an event of a stage.
   *
   * @param migrationId the migration
   * @param stage the stage, named after its service
   * @param step the step; empty for an event of the stage as a whole
   * @param outcome what happened: the name of the event's type, or of the step's new state
   * @param attempt distinguishes events that repeat by nature, for example the revision of a step;
   *     0 where there is one only
   * @return a name-based UUID, the same for the same arguments on every machine
   */
  public static String of(
      String migrationId, String stage, String step, String outcome, long attempt) {
    StringBuilder name = new StringBuilder(NAMESPACE);
    for (String part : new String[] {migrationId, stage, step, outcome, Long.toString(attempt)}) {
      // Lengths keep ("a", "bc") and ("ab", "c") apart.
      name.append('/').append(part.length()).append(':').append(part);
    }
    return UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
