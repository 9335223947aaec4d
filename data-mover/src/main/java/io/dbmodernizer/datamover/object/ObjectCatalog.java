package io.dbmodernizer.datamover.object;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The programmable objects of one database. Immutable; an object is found in constant time. */
public final class ObjectCatalog {

  /** Findings that depend on objects of movable kinds. */
  private static final Set<UnmovedKind> DERIVED =
      EnumSet.of(UnmovedKind.DISABLED_TRIGGER, UnmovedKind.EXPRESSION_NEEDS_UNMOVED_OBJECT);

  /** What rows cannot be written to again and again with, so that a synchronization excludes it. */
  private static final Set<UnmovedKind> NOT_SYNCHRONISED =
      EnumSet.of(UnmovedKind.TRIGGER, UnmovedKind.TEMPORAL_TABLE);

  private final Set<UnmovedKind> moved = EnumSet.copyOf(DERIVED);
  private final Set<MovableKind> kinds;
  private final List<DatabaseObject> objects;
  private final Map<ObjectId, DatabaseObject> exact = new HashMap<>();
  private final Map<ObjectId, DatabaseObject> inAnyCase = new HashMap<>();
  private final Map<TableName, Set<ObjectId>> neededByTables;
  private final Set<String> schemas;
  private final boolean takesCode;

  /**
   * A catalog of a product from which all kinds move.
   *
   * @param objects all objects
   * @param neededByTables the objects that defaults, checks and computed columns of a table call
   * @param schemas the names of all schemas
   * @param takesCode whether the login may create objects that run code of the server's process
   */
  public ObjectCatalog(
      Collection<DatabaseObject> objects,
      Map<TableName, Set<ObjectId>> neededByTables,
      Collection<String> schemas,
      boolean takesCode) {
    this(EnumSet.allOf(MovableKind.class), objects, neededByTables, schemas, takesCode);
  }

  /**
   * @param kinds the kinds that move from a database of this product
   * @param objects all objects of these kinds
   * @param neededByTables the objects that defaults, checks and computed columns of a table call
   * @param schemas the names of all schemas
   * @param takesCode whether the login may create objects that run code of the server's process
   */
  public ObjectCatalog(
      Set<MovableKind> kinds,
      Collection<DatabaseObject> objects,
      Map<TableName, Set<ObjectId>> neededByTables,
      Collection<String> schemas,
      boolean takesCode) {
    this.kinds = Set.copyOf(kinds);
    kinds.forEach(kind -> moved.add(kind.finding()));
    this.objects =
        objects.stream()
            .sorted((one, other) -> one.id().compareTo(other.id()))
            .collect(Collectors.toUnmodifiableList());
    this.objects.forEach(
        object -> {
          exact.put(object.id(), object);
          inAnyCase.putIfAbsent(object.id().inLowerCase(), object);
        });
    this.neededByTables = Collections.unmodifiableSortedMap(new TreeMap<>(neededByTables));
    this.schemas =
        schemas.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    this.takesCode = takesCode;
  }

  /**
   * Returns this catalog with another definition of one object.
   *
   * @param object the object; a catalog without an object of its id stays as it is
   */
  public ObjectCatalog with(DatabaseObject object) {
    return map(old -> old.id().equals(object.id()) ? object : old);
  }

  /**
   * Returns the objects as Azure SQL Database takes them. It refuses an object that names another
   * database or server, so such an object is opaque.
   *
   * @param database the name of the database in Azure, which objects may name
   */
  public ObjectCatalog inAzure(String database) {
    return map(
        object ->
            object.needs().outside().stream()
                .filter(name -> !name.isAccepted(database))
                .map(OutsideName::toString)
                .min(Comparator.naturalOrder())
                .map(name -> "it refers to " + name + ", which Azure SQL Database refuses")
                .<DatabaseObject>map(reason -> opaque(object, reason))
                .orElse(object));
  }

  private static OpaqueObject opaque(DatabaseObject object, String reason) {
    if (object instanceof Trigger trigger && trigger.id().kind() == MovableKind.TRIGGER) {
      return new OpaqueObject(
          trigger.id(),
          trigger.enabled() ? UnmovedKind.TRIGGER : UnmovedKind.DISABLED_TRIGGER,
          trigger.parent(),
          reason);
    }
    return new OpaqueObject(object.id(), reason);
  }

  private ObjectCatalog map(UnaryOperator<DatabaseObject> change) {
    return new ObjectCatalog(
        kinds, objects.stream().map(change).toList(), neededByTables, schemas, takesCode);
  }

  /** Returns all objects, those of one kind in the order of their names. */
  public List<DatabaseObject> objects() {
    return objects;
  }

  /** Returns the object of exactly this name, else the first whose name differs in case only. */
  public Optional<DatabaseObject> find(ObjectId id) {
    DatabaseObject found = exact.get(id);
    return Optional.ofNullable(found == null ? inAnyCase.get(id.inLowerCase()) : found);
  }

  /** Returns whether a schema of this name exists, in any case. */
  public boolean hasSchema(String name) {
    return schemas.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Returns whether the login may create objects that run code of the server's process. */
  public boolean takesCode() {
    return takesCode;
  }

  /**
   * Returns the objects without which tables cannot be created: those that their defaults, checks
   * and computed columns call, and those that these need.
   */
  public Set<ObjectId> neededBy(Collection<TableName> tables) {
    Set<ObjectId> needed = new LinkedHashSet<>();
    Deque<ObjectId> open = new ArrayDeque<>();
    tables.forEach(table -> open.addAll(neededByTables.getOrDefault(table, Set.of())));
    while (!open.isEmpty()) {
      ObjectId id = open.remove();
      if (needed.add(id)) {
        find(id).ifPresent(object -> open.addAll(object.needs().objects()));
      }
    }
    return needed;
  }

  /**
   * Returns whether every object that such a finding names is in this catalog, with its definition
   * or with the reason why it has none.
   */
  public boolean covers(UnmovedKind finding) {
    return moved.contains(finding);
  }

  /**
   * Narrows the objects of a database beside its tables to those that do not move.
   *
   * @param all everything that a schema plan does not create
   * @param synchronised whether rows are written to the target again and again, so that triggers
   *     and versioning are left out
   * @return those of kinds that never move, and those of movable kinds that cannot be moved, with
   *     the reason in their names
   */
  public List<UnmovedObject> unmoved(List<UnmovedObject> all, boolean synchronised) {
    List<UnmovedObject> rest =
        new ArrayList<>(
            all.stream()
                .filter(
                    object ->
                        !moved.contains(object.kind())
                            || (synchronised && NOT_SYNCHRONISED.contains(object.kind())))
                .toList());
    Set<ObjectId> opaque = new HashSet<>();
    for (DatabaseObject object : objects) {
      if (object instanceof OpaqueObject fixed) {
        opaque.add(fixed.id());
        if (synchronised && NOT_SYNCHRONISED.contains(fixed.finding())) {
          continue;
        }
        rest.add(
            new UnmovedObject(
                fixed.finding(),
                fixed.id().displayName(fixed.table()) + " (" + fixed.reason() + ")",
                fixed.table()));
      }
    }
    for (TableName table : neededByTables.keySet()) {
      neededBy(Set.of(table)).stream()
          .filter(opaque::contains)
          .sorted()
          .forEach(
              id ->
                  rest.add(
                      new UnmovedObject(
                          UnmovedKind.EXPRESSION_NEEDS_UNMOVED_OBJECT,
                          table + " needs " + id,
                          table)));
    }
    return rest;
  }
}
