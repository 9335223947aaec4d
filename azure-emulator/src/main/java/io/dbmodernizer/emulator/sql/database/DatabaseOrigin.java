package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.sql.capacity.ServiceObjective;
import io.dbmodernizer.emulator.sql.server.MasterDatabase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a new database takes over from what it is made from, unless its creator says otherwise.
 *
 * @param mode the {@code createMode}
 * @param note what has to be remembered of the creation; kept with the database and shown to nobody
 * @param objective size
 * @param collation collation
 * @param redundancy of its backups
 */
public record DatabaseOrigin(
    String mode, ObjectNode note, ServiceObjective objective, String collation, String redundancy) {

  /** The {@code createMode} of a database made from nothing. */
  public static final String FROM_NOTHING = "Default";

  private static final String NOTE = "createdBy";
  private static final String MODE = "createMode";
  private static final String SOURCE = "sourceDatabaseId";

  /** Returns the origin of a database made from nothing. */
  static DatabaseOrigin nothing() {
    return new DatabaseOrigin(
        FROM_NOTHING,
        Json.object(),
        ServiceObjective.defaultObjective(),
        MasterDatabase.COLLATION,
        "Geo");
  }

  /** Returns the origin of a database made from another one, which it takes after. */
  public static DatabaseOrigin of(String mode, Resource source) {
    return new DatabaseOrigin(
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

  /** Notes the origin in the database's document. */
  void writeTo(ObjectNode document) {
    document.set(NOTE, note.deepCopy().put(MODE, mode));
  }

  /** Hands the note of an existing database on to its changed document. */
  static void keep(Resource existing, ObjectNode document) {
    document.set(NOTE, noteOf(existing));
  }

  /** Returns the note of a database; empty if it has none. */
  public static ObjectNode noteOf(Resource database) {
    return database.body().get(NOTE) instanceof ObjectNode note ? note.deepCopy() : Json.object();
  }

  /** Returns the mode in which a database was made. */
  static String modeOf(Resource database) {
    return Json.text(noteOf(database), "/" + MODE, FROM_NOTHING);
  }

  /** Returns the id of the database that a database was made from, null if there is none. */
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
