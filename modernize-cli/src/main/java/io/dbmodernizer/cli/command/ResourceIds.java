package io.dbmodernizer.cli.command;

import java.util.Locale;

/** Compares ids of Azure resources, without case as Azure does. */
public final class ResourceIds {
  private ResourceIds() {}

  /**
   * Returns whether one resource lies in another: a database in its server, everything in its
   * group.
   *
   * @param holder id of the outer one
   * @param held id of the inner one
   * @return true if it does; false if the outer one has no id
   */
  public static boolean holds(String holder, String held) {
    return !holder.isEmpty()
        && held.toLowerCase(Locale.ROOT).startsWith(holder.toLowerCase(Locale.ROOT) + "/");
  }
}
