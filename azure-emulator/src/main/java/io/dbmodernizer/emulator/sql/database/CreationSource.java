package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.sql.capacity.ServiceObjective;
import io.dbmodernizer.emulator.sql.server.MasterDatabase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The source of a new database: another database, a backup, or none. A property that the request
 * does not set has the value of the source.
 *
 * @param mode the {@code createMode}
 * @param note data that is stored with the database for later steps; no answer shows it
 * @param objective service objective of the source
 * @param collation collation of the source
 * @param redundancy storage redundancy of the source's backups, for example {@code Geo}
 */
public record CreationSource(
    String mode, ObjectNode note, ServiceObjective objective, String collation, String redundancy) {

  /** The {@code createMode} of a database without a source. */
  public static final String DEFAULT_MODE = "Default";

  private static final String NOTE = "createdBy";
  private static final String MODE = "createMode";
  private static final String SOURCE = "sourceDatabaseId";

  /** Returns the source of a database that is created empty: Azure's defaults. */
  static CreationSource none() {
    return new CreationSource(
        DEFAULT_MODE,
        Json.object(),
        ServiceObjective.defaultObjective(),
        MasterDatabase.COLLATION,
        "Geo");
  }

  /**
   * Returns another database as the source of a new one.
   *
   * @param mode the {@code createMode}
   */
  public static CreationSource of(String mode, Resource source) {
    return new CreationSource(
        mode,
        Json.object(note -> note.put(SOURCE, source.id().value())),
        objectiveOf(source),
        Json.text(source.body(), "/properties/collation", MasterDatabase.COLLATION),
        Json.text(source.body(), "/properties/currentBackupStorageRedundancy", "Geo"));
  }

  private static ServiceObjective objectiveOf(Resource source) {
    String name = Json.text(source.body(), "/properties/currentServiceObjectiveName", "");
    return name.equals(ServiceObjective.POOLED)
        ? ServiceObjective.smallestOf(Json.text(source.body(), "/sku/tier", ""))
        : ServiceObjective.named(name);
  }

  /** Adds the note to the database's document. */
  void writeTo(ObjectNode document) {
    document.set(NOTE, note.deepCopy().put(MODE, mode));
  }

  /** Copies the note of an existing database into its changed document. */
  static void copyNote(Resource existing, ObjectNode document) {
    document.set(NOTE, noteOf(existing));
  }

  /** Returns the note of a database; empty if it has none. */
  public static ObjectNode noteOf(Resource database) {
    return database.body().get(NOTE) instanceof ObjectNode note ? note.deepCopy() : Json.object();
  }

  /** Returns the {@code createMode} that a database was created with. */
  static String modeOf(Resource database) {
    return Json.text(noteOf(database), "/" + MODE, DEFAULT_MODE);
  }

  /** Returns the id of the database that a database was created from, null if there is none. */
  public static @Nullable String sourceOf(Resource database) {
    return Json.text(noteOf(database), "/" + SOURCE);
  }

  /** Returns a document without the note. */
  static ObjectNode withoutNote(ObjectNode document) {
    ObjectNode shown = document.deepCopy();
    shown.remove(NOTE);
    return shown;
  }
}
