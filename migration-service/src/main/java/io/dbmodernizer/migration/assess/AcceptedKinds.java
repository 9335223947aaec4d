package io.dbmodernizer.migration.assess;

import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.events.MigrationOptions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The kinds of objects that a request does without on the target. */
final class AcceptedKinds {

  private AcceptedKinds() {}

  /** Codes that are no kind are passed over; the rules of requests refuse them. */
  static Set<UnmovedKind> of(MigrationOptions options) {
    Set<UnmovedKind> kinds = EnumSet.noneOf(UnmovedKind.class);
    for (String code : options.getAcceptUnmoved()) {
      Arrays.stream(UnmovedKind.values())
          .filter(kind -> kind.name().equals(code))
          .forEach(kinds::add);
    }
    return kinds;
  }

  /** Whether a code of a finding is a kind of objects that are not moved. */
  static boolean isKind(String code) {
    return Arrays.stream(UnmovedKind.values()).anyMatch(kind -> kind.name().equals(code));
  }
}
