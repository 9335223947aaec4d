package io.dbmodernizer.sql;

import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.events.MigrationRequested;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The programmable objects of a source as a request wants them on the target. */
public final class SourceObjects {

  private SourceObjects() {}

  /**
   * Reads the objects. A compatibility level that the request names replaces that of the source. An
   * object that the target refuses because of the names in it is opaque.
   *
   * @param source a connection to the source; it stays open
   * @throws SQLException if the catalog cannot be read, or the login does not see definitions
   */
  public static ObjectCatalog read(Connection source, MigrationRequested request)
      throws SQLException {
    SqlDialect dialect = SqlDialect.of(source);
    return of(dialect.reading(source), dialect, request);
  }

  /**
   * Takes the objects from a reading.
   *
   * @param dialect the dialect of the source
   * @throws SQLException as {@link #read}
   */
  public static ObjectCatalog of(
      DatabaseReading source, SqlDialect dialect, MigrationRequested request) throws SQLException {
    ObjectCatalog catalog = source.objects(PrincipalOptions.of(request.getMigration()));
    int level = request.getTarget().getDatabase().getCompatibilityLevel();
    Optional<DatabaseObject> named =
        level == 0 ? Optional.empty() : dialect.compatibilityLevel(level);
    return named
        .map(catalog::with)
        .orElse(catalog)
        .inAzure(request.getTarget().getDatabase().getName());
  }
}
