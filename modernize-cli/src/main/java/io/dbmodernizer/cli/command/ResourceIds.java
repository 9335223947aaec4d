package io.dbmodernizer.cli.command;

import java.util.Locale;

/** Comparisons of the ids of Azure resources, ignoring case as Azure does. */
public final class ResourceIds {
  private ResourceIds() {}

  /**
   * Returns whether one resource contains another, as a server its databases and a resource group
   * all its resources.
   *
   * @param outer id of the outer resource
   * @param inner id of the inner resource
   * @return true if it contains the other; false if the outer id is empty
   */
  public static boolean contains(String outer, String inner) {
    return !outer.isEmpty()
        && inner.toLowerCase(Locale.ROOT).startsWith(outer.toLowerCase(Locale.ROOT) + "/");
  }
}
