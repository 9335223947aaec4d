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
 * The base of short-term and long-term retention policies. A database has one policy of each kind,
 * named {@code default}, which always exists and cannot be deleted.
 */
abstract class RetentionPolicyType extends ResourceType {

  private final ResourceDirectory directory;

  /**
   * Creates a type.
   *
   * @param directory the resources
   * @param kind last segment of the type's name
   * @param update polling of a change
   * @param methods methods besides GET, HEAD and list
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

  /**
   * Requires that no operation runs on the database.
   *
   * @throws io.dbmodernizer.emulator.arm.call.ArmException 409 ConflictingDatabaseOperation
   */
  final void requireIdleDatabase(ResourceChange change) {
    ResourceId database = databaseOf(change);
    if (directory.busy(database)) {
      throw DatabaseConflict.on(database);
    }
  }

  final ObjectNode database(ResourceChange change) {
    return directory.find(databaseOf(change)).orElseThrow().body();
  }

  /** Returns true if the database of a policy is Hyperscale. */
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
      throw new IllegalArgumentException(change.id() + " is not a policy of a database");
    }
    return database;
  }
}
