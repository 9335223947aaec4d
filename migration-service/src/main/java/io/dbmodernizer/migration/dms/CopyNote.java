package io.dbmodernizer.migration.dms;

import java.util.Optional;

/**
 * What a copy notes for its next run: which attempt it follows, and in which round it was begun. A
 * copy that has ended badly is begun again only in a later round, that is, after a command.
 *
 * @param attempt the attempt that is followed
 * @param round the round in which it was begun
 */
record CopyNote(CopyAttempt attempt, int round) {

  /** Reads the note of an earlier run; empty if there is none. */
  static Optional<CopyNote> parse(String migrationId, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = text.split("@", 2);
    return Optional.of(
        new CopyNote(
            CopyAttempt.of(migrationId, Integer.parseInt(parts[0])),
            parts.length > 1 ? Integer.parseInt(parts[1]) : 0));
  }

  /** The text that is stored. */
  String text() {
    return attempt.number() + "@" + round;
  }
}
