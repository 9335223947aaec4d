package io.dbmodernizer.datamover.transfer;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.ObjectScripter;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.Script;
import io.dbmodernizer.datamover.object.Sequence;
import io.dbmodernizer.datamover.object.SqlModule;
import io.dbmodernizer.datamover.object.Synonym;
import io.dbmodernizer.datamover.object.Trigger;
import io.dbmodernizer.datamover.object.UserType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans which objects move, and compares those that are on both sides by their definitions. A plan
 * depends on the two catalogs only, so it is made anew after every interruption.
 */
public final class ObjectPlanner {

  private final ObjectSide source;
  private final ObjectSide target;
  private final Set<TableName> tables;
  private final boolean synchronised;
  private final ObjectScripter scripter;
  private final List<ObjectIssue> leftOut = new ArrayList<>();
  private final List<ObjectIssue> different = new ArrayList<>();
  private final List<ObjectChange> settings = new ArrayList<>();
  private final List<DatabaseObject> missing = new ArrayList<>();

  private ObjectPlanner(
      ObjectSide source, ObjectSide target, Set<TableName> tables, boolean synchronised) {
    this.synchronised = synchronised;
    this.source = source;
    this.target = target;
    this.tables = tables;
    this.scripter = target.dialect().objectScripter();
  }

  /**
   * Plans the objects of a source.
   *
   * @param tables the tables that are moved; an object that refers to another one is left out, and
   *     a trigger of another one is no part of the plan
   * @param synchronised whether rows are written to the target again and again, so that enabled
   *     triggers on tables are left out
   */
  public static ObjectPlan plan(
      ObjectSide source, ObjectSide target, Set<TableName> tables, boolean synchronised) {
    return new ObjectPlanner(source, target, tables, synchronised).plan();
  }

  private ObjectPlan plan() {
    Map<MovableKind, Integer> inSource = new EnumMap<>(MovableKind.class);
    Map<ObjectId, String> reasons = reasonsToLeaveOut();
    for (DatabaseObject object : source.catalog().objects()) {
      if (belongsToOtherTable(object)) {
        continue;
      }
      inSource.merge(object.id().kind(), 1, Integer::sum);
      String reason = reasons.get(object.id());
      if (reason != null) {
        leftOut.add(new ObjectIssue(object.id(), finding(object), reason));
      } else {
        compare(object);
      }
    }
    List<DatabaseObject> ordered = CreationOrder.of(missing);
    return new ObjectPlan(
        schemas(ordered),
        ordered.stream().map(object -> change(object, scripter.create(object))).toList(),
        settings,
        different,
        leftOut,
        source.catalog().neededBy(tables),
        inSource);
  }

  /** What belongs to a table that is not moved is no more part of the move than the table. */
  private boolean belongsToOtherTable(DatabaseObject object) {
    if (object instanceof Feature policy && policy.id().kind() == MovableKind.SECURITY_POLICY) {
      // A policy can have predicates on several tables.
      return !policy.needs().tables().isEmpty()
          && policy.needs().tables().stream().noneMatch(tables::contains);
    }
    TableName table = null;
    if (object instanceof Trigger trigger && trigger.id().kind() == MovableKind.TRIGGER) {
      table = trigger.parent();
    } else if (object instanceof Feature feature) {
      table = feature.table();
    } else if (object instanceof OpaqueObject opaque) {
      table = opaque.table();
    }
    return table != null && !tables.contains(table);
  }

  private Map<ObjectId, String> reasonsToLeaveOut() {
    Map<ObjectId, String> reasons = new HashMap<>();
    for (DatabaseObject object : source.catalog().objects()) {
      ownReason(object).ifPresent(reason -> reasons.put(object.id(), reason));
    }
    Map<ObjectId, List<ObjectId>> users = new HashMap<>();
    for (DatabaseObject object : source.catalog().objects()) {
      object
          .needs()
          .objects()
          .forEach(used -> users.computeIfAbsent(used, key -> new ArrayList<>()).add(object.id()));
    }
    List<ObjectId> open =
        new ArrayList<>(
            source.catalog().objects().stream()
                .filter(object -> otherTable(object).isPresent())
                .map(DatabaseObject::id)
                .toList());
    while (!open.isEmpty()) {
      ObjectId left = open.remove(open.size() - 1);
      for (ObjectId user : users.getOrDefault(left, List.of())) {
        if (reasons.putIfAbsent(user, "it uses " + left + ", which is not moved") == null) {
          open.add(user);
        }
      }
    }
    return reasons;
  }

  private Optional<String> ownReason(DatabaseObject object) {
    if (object instanceof OpaqueObject opaque) {
      return Optional.of(opaque.reason());
    }
    Optional<TableName> other = otherTable(object);
    if (other.isPresent()) {
      return Optional.of("it uses table " + other.get() + ", which is not moved");
    }
    if (source.dialect() != target.dialect()) {
      return Optional.of(
          "it is written for "
              + source.dialect().productName()
              + ", and the target is "
              + target.dialect().productName());
    }
    if (synchronised && finding(object) == UnmovedKind.TRIGGER) {
      return Optional.of("it would fire whenever the synchronization writes rows");
    }
    if (synchronised && object.id().kind() == MovableKind.TEMPORAL_TABLE) {
      return Optional.of("the synchronization could not write its period and its history");
    }
    return runsCode(object) && !target.catalog().takesCode()
        ? Optional.of("it is Java code, which the login of the target may not create")
        : Optional.empty();
  }

  private Optional<TableName> otherTable(DatabaseObject object) {
    return object.needs().tables().stream()
        .filter(table -> !tables.contains(table))
        .min(TableName::compareTo);
  }

  private static boolean runsCode(DatabaseObject object) {
    return (object instanceof SqlModule module && module.code())
        || (object instanceof Trigger trigger && trigger.code());
  }

  private static UnmovedKind finding(DatabaseObject object) {
    if (object instanceof OpaqueObject opaque) {
      return opaque.finding();
    }
    return object instanceof Trigger trigger
            && trigger.id().kind() == MovableKind.TRIGGER
            && !trigger.enabled()
        ? UnmovedKind.DISABLED_TRIGGER
        : object.id().kind().finding();
  }

  private void compare(DatabaseObject wanted) {
    Optional<DatabaseObject> found = target.catalog().find(wanted.id());
    if (found.isEmpty()) {
      missing.add(wanted);
      return;
    }
    DatabaseObject present = found.get();
    List<String> differences = differences(wanted, present);
    if (!differences.isEmpty() && wanted.id().kind() == MovableKind.DATABASE_SETTING) {
      settings.add(change(wanted, scripter.create(wanted)));
    } else if (!differences.isEmpty()) {
      different.add(
          new ObjectIssue(
              wanted.id(),
              finding(wanted),
              "the target has another one: " + String.join(", ", differences)));
    } else if (wanted instanceof Sequence one && present instanceof Sequence other) {
      BigInteger next = one.next();
      if (next != null && other.isBehind(one)) {
        settings.add(change(one, scripter.continueAt(other, next)));
      }
    } else if (wanted instanceof Trigger one
        && present instanceof Trigger other
        && one.enabled() != other.enabled()) {
      scripter.enable(other, one.enabled()).ifPresent(script -> settings.add(change(one, script)));
    }
  }

  /** A sequence may have another start: an {@code ALTER SEQUENCE} changes it. */
  private static List<String> differences(DatabaseObject one, DatabaseObject other) {
    List<String> found = new ArrayList<>();
    if (one instanceof SqlModule a && other instanceof SqlModule b) {
      differs(found, "definition", a.definition(), b.definition());
      differs(found, "ANSI_NULLS", a.options().ansiNulls(), b.options().ansiNulls());
      differs(
          found,
          "QUOTED_IDENTIFIER",
          a.options().quotedIdentifier(),
          b.options().quotedIdentifier());
    } else if (one instanceof Trigger a && other instanceof Trigger b) {
      differs(found, "table", a.parent(), b.parent());
      differs(found, "definition", a.definition(), b.definition());
      differs(found, "ANSI_NULLS", a.options().ansiNulls(), b.options().ansiNulls());
      differs(
          found,
          "QUOTED_IDENTIFIER",
          a.options().quotedIdentifier(),
          b.options().quotedIdentifier());
    } else if (one instanceof Sequence a && other instanceof Sequence b) {
      differs(found, "type", a.type(), b.type());
      differs(found, "increment", a.increment(), b.increment());
      differs(found, "minimum", a.minimum(), b.minimum());
      differs(found, "maximum", a.maximum(), b.maximum());
      differs(found, "cycle", a.cycles(), b.cycles());
      differs(found, "cache", a.cache(), b.cache());
    } else if (one instanceof Synonym a && other instanceof Synonym b) {
      differs(found, "object", a.target(), b.target());
    } else if (one.id().kind() == MovableKind.USER && other instanceof OpaqueObject) {
      // The target's user has a way of signing in of its own, as the map of the request wants it.
      return found;
    } else if (one instanceof Feature a && other instanceof Feature b) {
      differs(found, "definition", a.statements(), b.statements());
    } else if (one instanceof UserType a && other instanceof UserType b) {
      differs(found, "definition", a.definition(), b.definition());
    } else {
      found.add("its definition cannot be compared");
    }
    return found;
  }

  private static void differs(
      List<String> found, String what, @Nullable Object one, @Nullable Object other) {
    if (!Objects.equals(one, other)) {
      boolean text = what.equals("definition");
      found.add(text ? what : what + " is " + one + " on the source, " + other + " on the target");
    }
  }

  private static ObjectChange change(DatabaseObject object, Script script) {
    return new ObjectChange(object.id(), finding(object), script);
  }

  private List<String> schemas(Collection<DatabaseObject> objects) {
    return objects.stream()
        .map(object -> object.id().schema())
        .filter(schema -> !schema.isEmpty() && !target.catalog().hasSchema(schema))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(scripter::createSchema)
        .toList();
  }
}
