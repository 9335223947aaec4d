package io.dbmodernizer.emulator.authorization;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The role assignments of principals. A principal without an assignment may do everything. The
 * assignments are lost when the emulator stops. Safe for use by several threads.
 */
public final class RoleAssignments {

  private final List<Assignment> assignments = new CopyOnWriteArrayList<>();
  private final List<Linked> linked = new CopyOnWriteArrayList<>();

  /**
   * Assigns a role to a principal at every scope, in addition to its other roles.
   *
   * @param principal client id of the service principal
   * @param role permissions of the role
   */
  public void assign(String principal, List<Permissions> role) {
    assign(principal, "/", role);
  }

  /**
   * Assigns a role to a principal at a scope, in addition to its other roles.
   *
   * @param principal client id of the service principal
   * @param scope path of a subscription, group or resource; {@code /} for every scope
   * @param role permissions of the role
   * @throws IllegalArgumentException if the scope does not begin with {@code /}
   */
  public void assign(String principal, String scope, List<Permissions> role) {
    if (!scope.startsWith("/")) {
      throw new IllegalArgumentException("a scope starts with '/': " + scope);
    }
    assignments.add(new Assignment(principal, scope, List.copyOf(role)));
  }

  /** Removes all assignments. Every principal may do everything again. */
  public void clear() {
    assignments.clear();
  }

  /** Returns the permissions of a principal at a scope. */
  List<Permissions> permissions(String principal, String scope) {
    List<Assignment> own =
        assignments.stream().filter(each -> each.principal().equalsIgnoreCase(principal)).toList();
    return own.isEmpty()
        ? List.of(Permissions.ALL)
        : own.stream()
            .filter(each -> each.covers(scope))
            .flatMap(each -> each.role().stream())
            .toList();
  }

  /**
   * Returns true if a principal may call an operation at a scope.
   *
   * @param operation name in role definitions, for example {@code Microsoft.Sql/servers/write}
   */
  public boolean allows(String principal, String scope, String operation) {
    return permissions(principal, scope).stream().anyMatch(each -> each.allows(operation));
  }

  /**
   * Returns whether a principal may do something to a resource to which a request of its refers,
   * and remembers that it was asked.
   */
  boolean allowsLinked(String principal, String scope, String operation) {
    Linked asked = new Linked(principal, operation);
    if (!linked.contains(asked)) {
      linked.add(asked);
    }
    return allows(principal, scope, operation);
  }

  /**
   * Returns the operations that were checked on resources to which requests of a principal refer,
   * as role definitions name them; sorted, each once. The log of requests does not show them.
   *
   * @param principal client id of the service principal
   */
  public SortedSet<String> linkedOperationsOf(String principal) {
    SortedSet<String> operations = new TreeSet<>();
    linked.stream()
        .filter(each -> each.principal().equalsIgnoreCase(principal))
        .forEach(each -> operations.add(each.operation()));
    return operations;
  }

  /** Returns all assignments, oldest first. */
  public List<Assignment> assignments() {
    return List.copyOf(assignments);
  }

  /** An operation that was checked on a resource to which a request refers. */
  private record Linked(String principal, String operation) {}

  /**
   * A role of a principal at a scope.
   *
   * @param principal client id of the service principal
   * @param scope path below which the role holds
   * @param role permissions of the role
   */
  public record Assignment(String principal, String scope, List<Permissions> role) {

    boolean covers(String path) {
      String asked = path.toLowerCase(Locale.ROOT) + "/";
      String own = scope.toLowerCase(Locale.ROOT);
      return asked.startsWith(own.endsWith("/") ? own : own + "/");
    }
  }
}
