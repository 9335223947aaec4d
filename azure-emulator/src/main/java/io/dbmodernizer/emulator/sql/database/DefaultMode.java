package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import io.dbmodernizer.emulator.sql.security.SqlLogins;
import java.sql.SQLException;

/** The create mode {@code Default}: an empty database. */
record DefaultMode(SqlLogins logins, DatabaseServer databases) implements CreateMode {

  @Override
  public String name() {
    return CreationSource.DEFAULT_MODE;
  }

  @Override
  public CreationSource source(ResourceChange change) {
    return CreationSource.none();
  }

  @Override
  public void create(Resource database) throws SQLException {
    String server = SqlPaths.serverOf(database.id()).name();
    databases.create(server, database.id().name(), logins.get(server));
  }
}
