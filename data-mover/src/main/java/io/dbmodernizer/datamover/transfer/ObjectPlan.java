package io.dbmodernizer.datamover.transfer;

import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the objects of a target lack, and how they differ from those of the source. Nothing is
 * altered or dropped.
 *
 * @param schemas statements that create the schemas of missing objects
 * @param missing objects that the target lacks, in an order in which they can be created as far as
 *     the catalog tells; triggers last
 * @param settings settings of the database, positions of sequences and states of triggers that
 *     differ
 * @param different objects that the target has with another definition
 * @param leftOut objects of the source that do not move
 * @param needed objects without which moved tables cannot be created
 * @param inSource the number of objects of the source by kind
 */
public record ObjectPlan(
    List<String> schemas,
    List<ObjectChange> missing,
    List<ObjectChange> settings,
    List<ObjectIssue> different,
    List<ObjectIssue> leftOut,
    Set<ObjectId> needed,
    Map<MovableKind, Integer> inSource) {

  /** Copies the collections. */
  public ObjectPlan {
    schemas = List.copyOf(schemas);
    missing = List.copyOf(missing);
    settings = List.copyOf(settings);
    different = List.copyOf(different);
    leftOut = List.copyOf(leftOut);
    needed = Set.copyOf(needed);
    inSource = Map.copyOf(inSource);
  }

  /** Returns whether the target has every object that moves as the source has it. */
  public boolean isEmpty() {
    return missing.isEmpty() && settings.isEmpty() && different.isEmpty();
  }

  /** Returns the missing objects that come before the tables. */
  public List<ObjectChange> beforeTables() {
    return missing.stream()
        .filter(
            change ->
                change.id().kind().phase() == MovableKind.Phase.BEFORE_TABLES
                    || needed.contains(change.id()))
        .toList();
  }

  /** Returns the settings of the database that differ. */
  public List<ObjectChange> databaseSettings() {
    return settings.stream()
        .filter(change -> change.id().kind() == MovableKind.DATABASE_SETTING)
        .toList();
  }

  /** Returns the missing objects except triggers. */
  public List<ObjectChange> withoutTriggers() {
    return missing.stream().filter(change -> !change.id().kind().comesLast()).toList();
  }

  /** Returns the missing triggers. */
  public List<ObjectChange> triggers() {
    return missing.stream().filter(change -> change.id().kind().comesLast()).toList();
  }

  /** Returns the number of objects that are equal on both sides, by kind. */
  public Map<MovableKind, Integer> equal() {
    Map<MovableKind, Integer> equal = new EnumMap<>(MovableKind.class);
    counts().forEach((kind, count) -> equal.put(kind, count.equal()));
    return equal;
  }

  /** Returns the objects in numbers, for each kind that the source has. */
  public Map<MovableKind, KindCounts> counts() {
    Map<MovableKind, Integer> lacking = byKind(missing.stream().map(ObjectChange::id));
    Map<MovableKind, Integer> inAnotherState = byKind(settings.stream().map(ObjectChange::id));
    Map<MovableKind, Integer> differing = byKind(different.stream().map(ObjectIssue::id));
    Map<MovableKind, Integer> excluded = byKind(leftOut.stream().map(ObjectIssue::id));
    Map<MovableKind, KindCounts> counts = new EnumMap<>(MovableKind.class);
    inSource.forEach(
        (kind, all) -> {
          int ofMissing = lacking.getOrDefault(kind, 0);
          int ofState = inAnotherState.getOrDefault(kind, 0);
          int ofDifferent = differing.getOrDefault(kind, 0);
          int ofLeftOut = excluded.getOrDefault(kind, 0);
          counts.put(
              kind,
              new KindCounts(
                  all,
                  all - ofMissing - ofState - ofDifferent - ofLeftOut,
                  ofDifferent,
                  ofState,
                  ofMissing,
                  ofLeftOut));
        });
    return counts;
  }

  private static Map<MovableKind, Integer> byKind(Stream<ObjectId> ids) {
    Map<MovableKind, Integer> numbers = new EnumMap<>(MovableKind.class);
    ids.forEach(id -> numbers.merge(id.kind(), 1, Integer::sum));
    return numbers;
  }
}
