package io.dbmodernizer.cli.command;

import java.util.Locale;

/** Comparisons of the ids of Azure resources, ignoring case as Azure does. */
public final class ResourceIds {
  private ResourceIds() {}

  /**
   * Returns whether one resource contains another, as a server its databases and a resource group
   * all its resources.
   *
   * @param holder id of the outer resource
   * @param held id of the inner resource
   * @return true if it contains the other; false if the outer id is empty
   */
  public static boolean holds(String holder, String held) {
    return !holder.isEmpty()
        && held.toLowerCase(Locale.ROOT).startsWith(holder.toLowerCase(Locale.ROOT) + "/");
  }
}
