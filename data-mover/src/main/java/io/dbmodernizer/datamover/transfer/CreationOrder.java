package io.dbmodernizer.datamover.transfer;

import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.ObjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Orders objects so that each comes after those it refers to; triggers come last. Objects that
 * refer to each other come in the order of their kinds and names.
 */
final class CreationOrder {

  private CreationOrder() {}

  static List<DatabaseObject> of(List<DatabaseObject> objects) {
    List<DatabaseObject> ordered = new ArrayList<>();
    ordered.addAll(sorted(objects.stream().filter(o -> !o.id().kind().comesLast()).toList()));
    ordered.addAll(sorted(objects.stream().filter(o -> o.id().kind().comesLast()).toList()));
    return ordered;
  }

  /** Takes the first object that waits for nothing; if there is none, one that others wait for. */
  private static List<DatabaseObject> sorted(List<DatabaseObject> objects) {
    Map<ObjectId, DatabaseObject> waiting = new TreeMap<>();
    objects.forEach(object -> waiting.put(object.id(), object));
    Map<ObjectId, Set<ObjectId>> open = new HashMap<>();
    Map<ObjectId, List<ObjectId>> users = new HashMap<>();
    TreeSet<ObjectId> ready = new TreeSet<>();
    for (DatabaseObject object : objects) {
      Set<ObjectId> needed = new HashSet<>(object.needs().objects());
      needed.retainAll(waiting.keySet());
      needed.remove(object.id());
      needed.forEach(
          used -> users.computeIfAbsent(used, key -> new ArrayList<>()).add(object.id()));
      open.put(object.id(), needed);
      if (needed.isEmpty()) {
        ready.add(object.id());
      }
    }
    List<DatabaseObject> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      ObjectId next = ready.isEmpty() ? ofCycle(waiting, users) : ready.first();
      ready.remove(next);
      DatabaseObject object = waiting.remove(next);
      ordered.add(Objects.requireNonNull(object));
      for (ObjectId user : users.getOrDefault(next, List.of())) {
        Set<ObjectId> needed = open.getOrDefault(user, new HashSet<>());
        if (needed.remove(next) && needed.isEmpty() && waiting.containsKey(user)) {
          ready.add(user);
        }
      }
    }
    return ordered;
  }

  /** An object that nothing waits for is in no cycle. */
  private static ObjectId ofCycle(
      Map<ObjectId, DatabaseObject> waiting, Map<ObjectId, List<ObjectId>> users) {
    return waiting.keySet().stream()
        .filter(id -> users.getOrDefault(id, List.of()).stream().anyMatch(waiting::containsKey))
        .findFirst()
        .orElseGet(() -> waiting.keySet().iterator().next());
  }
}
