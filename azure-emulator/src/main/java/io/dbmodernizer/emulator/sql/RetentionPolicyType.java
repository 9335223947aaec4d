package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.NameRule;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.StatelessResourceType;
import tools.jackson.databind.node.ObjectNode;

/**
 * What short- and long-term retention have in common: one policy named {@code default} that always
 * exists, cannot be deleted, and waits for the database's own operations.
 */
abstract class RetentionPolicyType extends StatelessResourceType {

  private final ResourceDirectory directory;

  RetentionPolicyType(String kind, ResourceDirectory directory) {
    super(
        "Microsoft.Sql/servers/databases/" + kind,
        DatabaseType.PATTERN + "/" + kind + "/{policy}",
        NameRule.only("default"));
    this.directory = directory;
  }

  @Override
  public boolean listedBySubscription() {
    return false;
  }

  @Override
  public String implicitName() {
    return "default";
  }

  /** Refuses a change while the database is being created or scaled. */
  final void requireIdleDatabase(ResourceChange change) {
    ResourceId database = databaseOf(change);
    if (directory.busy(database)) {
      throw DatabaseType.conflict(database);
    }
  }

  final ObjectNode database(ResourceChange change) {
    return directory.find(databaseOf(change)).orElseThrow().body();
  }

  /** Returns whether the database of a policy is Hyperscale. */
  final boolean isHyperscale(ResourceId policy) {
    ResourceId database = policy.parent();
    return database != null
        && directory
            .find(database)
            .filter(found -> Json.text(found.body(), "/sku/tier", "").equals("Hyperscale"))
            .isPresent();
  }

  private static ResourceId databaseOf(ResourceChange change) {
    ResourceId database = change.id().parent();
    if (database == null) {
      throw new IllegalArgumentException(change.id() + " is no policy of a database");
    }
    return database;
  }
}
