package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The id of an alert rule on the database. Database names may hold characters that names of rules
 * may not; such a name ends in a checksum, so that two databases never share a rule.
 */
final class AlertRuleId {
  /** Azure's longest name of an alert rule. */
  private static final int LONGEST_NAME = 260;

  private AlertRuleId() {}

  /**
   * @param suffix what the rule is about
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
      throw new IllegalStateException("derived name is longer than Azure allows: " + name);
    }
    return scope.inGroup(type, name);
  }
}
