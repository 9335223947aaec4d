package io.dbmodernizer.datamover.assessment;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what a source holds that will not be on the target: one finding for each kind. */
final class UnmovedFindings {

  private static final int MOST_NAMES = 5;

  private UnmovedFindings() {}

  /**
   * Lists what is not moved.
   *
   * @param catalog the tables that are to move; what belongs to others is not told
   * @param accepted kinds that the requester does without
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

  /** The severity of findings of a kind that nobody has accepted. */
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
            + (acceptable && accepted ? "; the request accepts that" : ""),
        acceptable && !accepted
            ? remedy + "; to move the tables without, add " + kind + " to migration.acceptUnmoved"
            : remedy);
  }
}
