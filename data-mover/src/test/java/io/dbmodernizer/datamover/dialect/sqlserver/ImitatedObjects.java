package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.Script;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The objects of a database in the shape of SQL Server's views. The server itself is not there to
 * run on. Each test has a database of its own.
 */
final class ImitatedObjects implements BeforeEachCallback, AfterEachCallback {

  /** The newest version that the tests know. */
  static final int NEWEST = 16;

  private @Nullable TestDatabase database;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    database = SqlServerImitation.openWithObjects();
  }

  @Override
  public void afterEach(ExtensionContext context) throws SQLException {
    database().close();
  }

  private TestDatabase database() {
    return Objects.requireNonNull(database);
  }

  /** Changes what the views show. */
  void execute(String... statements) throws SQLException {
    database().execute(statements);
  }

  /** Reads all objects of a server that says it has this version. */
  ObjectCatalog read(int version) throws SQLException {
    return new SqlServerReading(database().connection(), version).objects();
  }

  /** Reads one object. */
  DatabaseObject find(MovableKind kind, String schema, String name) throws SQLException {
    return read(NEWEST).find(new ObjectId(kind, schema, name)).orElseThrow();
  }

  /** Reads all objects of one kind. */
  List<DatabaseObject> all(MovableKind kind) throws SQLException {
    return read(NEWEST).objects().stream().filter(object -> object.id().kind() == kind).toList();
  }

  /** Reads one object and returns the statements that create it. */
  Script script(MovableKind kind, String schema, String name) throws SQLException {
    return SqlServerDialect.INSTANCE.objectScripter().create(find(kind, schema, name));
  }
}
