package io.dbmodernizer.emulator.authorization;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Who may do what. A principal to which nothing has been assigned may do everything. Safe for use
 * by several threads; forgotten when the emulator stops.
 */
public final class Access {

  private final List<Assignment> assignments = new CopyOnWriteArrayList<>();

  /**
   * Gives a principal the permissions of a role everywhere, besides what it has been given.
   *
   * @param principal client id of the service principal
   */
  public void assign(String principal, List<Permissions> role) {
    assign(principal, "/", role);
  }

  /**
   * Gives a principal the permissions of a role below a scope.
   *
   * @param principal client id of the service principal
   * @param scope path of a subscription, group or resource; {@code /} for everything
   */
  public void assign(String principal, String scope, List<Permissions> role) {
    if (!scope.startsWith("/")) {
      throw new IllegalArgumentException("a scope starts with '/': " + scope);
    }
    assignments.add(new Assignment(principal, scope, List.copyOf(role)));
  }

  /** Lets everybody do everything again. */
  public void clear() {
    assignments.clear();
  }

  /** Returns what a principal may do at a scope. */
  public List<Permissions> permissions(String principal, String scope) {
    List<Assignment> own =
        assignments.stream().filter(each -> each.principal().equalsIgnoreCase(principal)).toList();
    return own.isEmpty()
        ? List.of(Permissions.ALL)
        : own.stream()
            .filter(each -> each.covers(scope))
            .flatMap(each -> each.role().stream())
            .toList();
  }

  /** Returns whether a principal may do something at a scope. */
  public boolean allows(String principal, String scope, String operation) {
    return permissions(principal, scope).stream().anyMatch(each -> each.allows(operation));
  }

  /** Returns everything that has been assigned, oldest first. */
  public List<Assignment> assignments() {
    return List.copyOf(assignments);
  }

  /**
   * A role that a principal has.
   *
   * @param principal client id of the service principal
   * @param scope where it counts
   * @param role what it allows
   */
  public record Assignment(String principal, String scope, List<Permissions> role) {

    boolean covers(String path) {
      String asked = path.toLowerCase(Locale.ROOT) + "/";
      String own = scope.toLowerCase(Locale.ROOT);
      return asked.startsWith(own.endsWith("/") ? own : own + "/");
    }
  }
}
