package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.database.DatabaseConflict;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What short- and long-term retention have in common: one policy named {@code default} that always
 * exists, cannot be deleted, and waits for the database's own operations.
 */
abstract class RetentionPolicyType extends ResourceType {

  private final ResourceDirectory directory;

  /**
   * Describes a kind of policy.
   *
   * @param kind collection in the path, which is also the last part of the type's name
   * @param update how a change runs
   * @param methods the methods that exist besides GET, HEAD and list
   */
  RetentionPolicyType(
      ResourceDirectory directory, String kind, Polling update, List<String> methods) {
    super(
        TypeDeclaration.single(
                "Microsoft.Sql/servers/databases/" + kind,
                SqlPaths.DATABASE + "/" + kind + "/{policy}",
                "default")
            .methods(methods)
            .updating(update)
            .stateless());
    this.directory = directory;
  }

  /** Refuses a change while the database is being created or scaled. */
  final void requireIdleDatabase(ResourceChange change) {
    ResourceId database = databaseOf(change);
    if (directory.busy(database)) {
      throw DatabaseConflict.on(database);
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
