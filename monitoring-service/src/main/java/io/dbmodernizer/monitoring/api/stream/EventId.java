package io.dbmodernizer.monitoring.api.stream;

import org.jspecify.annotations.Nullable;

/**
 * The id of a server-sent event: up to which version of the index the client knows everything.
 *
 * @param epoch the index
 * @param version version of the index
 */
record EventId(String epoch, long version) {
  private static final String SEPARATOR = "-";

  /** Returns the id that a client sends, or null if it is none of this service. */
  static @Nullable EventId parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    if (separator < 0) {
      return null;
    }
    try {
      long version = Long.parseLong(text.substring(separator + 1));
      return version < 0 ? null : new EventId(text.substring(0, separator), version);
    } catch (NumberFormatException e) {
      // Another program made it: the client starts anew, as with an id that is too old.
      return null;
    }
  }

  @Override
  public String toString() {
    return epoch + SEPARATOR + version;
  }
}
