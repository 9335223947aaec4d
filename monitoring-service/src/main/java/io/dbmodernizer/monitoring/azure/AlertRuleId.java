package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The id of an alert rule on the database. A database name may have characters that a rule name
 * must not have. They are replaced, and a checksum of the database name keeps two databases apart.
 */
final class AlertRuleId {
  /** The longest name of an alert rule in Azure, in characters. */
  private static final int LONGEST_NAME = 260;

  private AlertRuleId() {}

  /**
   * Returns the id of a rule.
   *
   * @param scope the database and its resource group
   * @param type type of the rule
   * @param suffix end of the name, which says what the rule is about
   * @throws IllegalStateException if the name would be longer than Azure accepts
   */
  static ResourceId of(TargetScope scope, ArmType type, String suffix) {
    String database = scope.database();
    String safe = database.replaceAll("[^A-Za-z0-9_.-]", "-");
    if (!safe.equals(database)) {
      CRC32 checksum = new CRC32();
      checksum.update(database.getBytes(StandardCharsets.UTF_8));
      safe = safe + String.format(Locale.ROOT, "-%08x", checksum.getValue());
    }
    String name = scope.server() + "-" + safe + "-" + suffix;
    if (name.length() > LONGEST_NAME) {
      throw new IllegalStateException("derived name is longer than Azure accepts: " + name);
    }
    return scope.inGroup(type, name);
  }
}
