package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.Resource;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.database.DatabaseServer;
import java.sql.SQLException;

/** A database made from nothing. */
record DefaultMode(SqlLogins logins, DatabaseServer databases) implements CreateMode {

  static final String NAME = "Default";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public DatabaseOrigin judge(ResourceChange change) {
    return DatabaseOrigin.nothing();
  }

  @Override
  public void create(Resource database) throws SQLException {
    String server = DatabaseType.serverOf(database.id()).name();
    databases.create(server, database.id().name(), logins.get(server));
  }
}
