package io.dbmodernizer.migration.assess;

import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.events.MigrationOptions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The kinds of objects that a request accepts to lose. */
final class AcceptedKinds {

  private AcceptedKinds() {}

  /**
   * Returns the accepted kinds. It ignores other codes, because the rules of requests refuse them.
   */
  static Set<UnmovedKind> of(MigrationOptions options) {
    Set<UnmovedKind> kinds = EnumSet.noneOf(UnmovedKind.class);
    for (String code : options.getAcceptUnmoved()) {
      Arrays.stream(UnmovedKind.values())
          .filter(kind -> kind.name().equals(code))
          .forEach(kinds::add);
    }
    return kinds;
  }

  /** Returns true if a finding's code is a kind of objects that are not moved. */
  static boolean isKind(String code) {
    return Arrays.stream(UnmovedKind.values()).anyMatch(kind -> kind.name().equals(code));
  }
}
