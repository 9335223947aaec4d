package io.dbmodernizer.datamover.proof;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.Sequence;
import io.dbmodernizer.datamover.object.Trigger;
import io.dbmodernizer.datamover.transfer.KindCounts;
import io.dbmodernizer.datamover.transfer.ObjectIssue;
import io.dbmodernizer.datamover.transfer.ObjectPlan;
import io.dbmodernizer.datamover.transfer.ObjectPlanner;
import io.dbmodernizer.datamover.transfer.ObjectSide;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the objects beside tables by their definitions, with the plan that a migration makes. It
 * adds objects that only the target has, and unreadable ones that the target lacks.
 */
final class ObjectProof {

  private static final String MISSING = "it is missing on the target";

  private final ObjectSide source;
  private final ObjectSide target;
  private final Set<TableName> tables;
  private final ProofScope scope;
  private final ObjectScope inSource;
  private final List<Difference> differences = new ArrayList<>();
  private final List<Difference> notCompared = new ArrayList<>();
  private int sameSettings;
  private final Map<MovableKind, Integer> unreadableMissing = new EnumMap<>(MovableKind.class);
  private final Map<MovableKind, Integer> outsideOfScope = new EnumMap<>(MovableKind.class);
  private final Map<MovableKind, Integer> onTargetOnly = new EnumMap<>(MovableKind.class);

  private ObjectProof(Side source, Side target, Set<TableName> tables, ProofScope scope) {
    this.source = source.objects();
    this.target = target.objects();
    this.tables = tables;
    this.scope = scope;
    this.inSource = new ObjectScope(this.source.catalog(), tables, scope.wholeDatabase());
  }

  /**
   * The comparison of the objects.
   *
   * @param totals one entry for each kind that one of the sides has
   * @param differences the differences
   * @param notCompared the objects that were not compared
   */
  record Result(
      List<KindTotals> totals, List<Difference> differences, List<Difference> notCompared) {}

  static Result of(Side source, Side target, Set<TableName> tables, ProofScope scope) {
    return new ObjectProof(source, target, tables, scope).compare();
  }

  private Result compare() {
    ObjectScope inTarget = new ObjectScope(target.catalog(), tables, scope.wholeDatabase());
    ObjectPlan plan = ObjectPlanner.plan(source, target, tables, false);
    plan.missing().forEach(change -> add(change.id(), MISSING));
    plan.different().forEach(issue -> add(issue.id(), issue.reason()));
    plan.settings().forEach(change -> add(change.id(), state(change.id())));
    plan.leftOut().forEach(this::leftOut);
    target.catalog().objects().stream()
        .filter(object -> source.catalog().find(object.id()).isEmpty())
        .filter(inTarget::has)
        .map(DatabaseObject::id)
        .forEach(
            id -> {
              onTargetOnly.merge(id.kind(), 1, Integer::sum);
              add(id, "it is on the target only");
            });
    return new Result(totals(plan), differences, notCompared);
  }

  /** An unreadable object is compared by its name at least. */
  private void leftOut(ObjectIssue issue) {
    DatabaseObject object = source.catalog().find(issue.id()).orElseThrow();
    if (isSameSetting(object)) {
      sameSettings++;
    } else if (!inSource.has(object)) {
      outsideOfScope.merge(issue.id().kind(), 1, Integer::sum);
    } else if (object instanceof OpaqueObject
        && source.dialect() == target.dialect()
        && target.catalog().find(issue.id()).isEmpty()) {
      unreadableMissing.merge(issue.id().kind(), 1, Integer::sum);
      add(issue.id(), MISSING);
    } else {
      notCompared.add(difference(issue.id(), issue.reason()));
    }
  }

  /** The reason of a setting that cannot be moved names its value. */
  private boolean isSameSetting(DatabaseObject object) {
    return object.id().kind() == MovableKind.DATABASE_SETTING
        && target.catalog().find(object.id()).filter(object::equals).isPresent();
  }

  private String state(ObjectId id) {
    DatabaseObject atSource = source.catalog().find(id).orElseThrow();
    DatabaseObject atTarget = target.catalog().find(id).orElseThrow();
    if (atSource instanceof Sequence one && atTarget instanceof Sequence other) {
      return "its next number is %s on the source, %s on the target"
          .formatted(one.next(), other.next());
    }
    if (atSource instanceof Trigger one && atTarget instanceof Trigger other) {
      return "it is %s on the source, %s on the target"
          .formatted(enabled(one.enabled()), enabled(other.enabled()));
    }
    if (atSource instanceof Feature one && atTarget instanceof Feature other) {
      return "the source has %s, the target %s".formatted(one.statements(), other.statements());
    }
    return "it is in another state on the target";
  }

  private static String enabled(boolean enabled) {
    return enabled ? "enabled" : "disabled";
  }

  private List<KindTotals> totals(ObjectPlan plan) {
    Map<MovableKind, KindCounts> counts = new EnumMap<>(plan.counts());
    onTargetOnly.keySet().forEach(kind -> counts.putIfAbsent(kind, KindCounts.NONE));
    List<KindTotals> totals = new ArrayList<>();
    counts.forEach(
        (kind, count) -> {
          int named = unreadableMissing.getOrDefault(kind, 0);
          int outside = outsideOfScope.getOrDefault(kind, 0);
          int same = kind == MovableKind.DATABASE_SETTING ? sameSettings : 0;
          totals.add(
              new KindTotals(
                  kind,
                  count.inSource() - outside,
                  count.equal() + same,
                  count.different(),
                  count.inAnotherState(),
                  count.missing() + named,
                  onTargetOnly.getOrDefault(kind, 0),
                  count.leftOut() - named - outside - same));
        });
    return totals;
  }

  private void add(ObjectId id, String text) {
    differences.add(difference(id, text));
  }

  private static Difference difference(ObjectId id, String text) {
    return new Difference(id.kind().name(), id.fullName(), text);
  }
}
