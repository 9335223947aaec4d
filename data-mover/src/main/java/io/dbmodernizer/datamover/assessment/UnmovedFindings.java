package io.dbmodernizer.datamover.assessment;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reports the objects of a source that will not be on the target, as one finding for each kind. */
final class UnmovedFindings {

  private static final int MOST_NAMES = 5;

  private UnmovedFindings() {}

  /**
   * Lists the findings.
   *
   * @param catalog the tables to move; objects of other tables are not reported
   * @param accepted the kinds that the requester accepts to lose
   */
  static List<Finding> find(
      DatabaseCatalog catalog, List<UnmovedObject> objects, Set<UnmovedKind> accepted) {
    Map<UnmovedKind, List<String>> names = new EnumMap<>(UnmovedKind.class);
    for (UnmovedObject object : objects) {
      if (object.table() == null || catalog.table(object.table()).isPresent()) {
        names.computeIfAbsent(object.kind(), kind -> new ArrayList<>()).add(object.name());
      }
    }
    List<Finding> findings = new ArrayList<>();
    names.forEach((kind, found) -> findings.add(finding(kind, found, accepted.contains(kind))));
    return findings;
  }

  /** Returns the severity of a kind that the requester has not accepted. */
  static Severity severity(UnmovedKind kind) {
    return kind.effect() == UnmovedKind.Effect.INFORMATIONAL ? Severity.WARNING : Severity.BLOCKER;
  }

  private static Finding finding(UnmovedKind kind, List<String> names, boolean accepted) {
    boolean acceptable = kind.effect() == UnmovedKind.Effect.BEHAVIOUR;
    String remedy = UnmovedExplanation.of(kind).remedy();
    return new Finding(
        acceptable && accepted ? Severity.WARNING : severity(kind),
        kind.name(),
        names.get(0),
        UnmovedExplanation.of(kind).meaning()
            + ": "
            + ShortenedList.of(names, MOST_NAMES)
            + (acceptable && accepted ? "; the request accepts this" : ""),
        acceptable && !accepted
            ? remedy + "; to accept the loss, add " + kind + " to migration.acceptUnmoved"
            : remedy);
  }
}
