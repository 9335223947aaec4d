package io.dbmodernizer.emulator.sql.security;

import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.database.SqlLogin;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import java.sql.SQLException;

/** Brings a server's administrator login to the databases that exist on it. */
public record LoginRollout(
    ResourceDirectory directory, SqlLogins logins, DatabaseServer databases) {

  /** Lets in with the present password, or nobody while SQL logins are switched off. */
  public void apply(ResourceId server) {
    SqlLogin login = logins.get(server.name());
    for (Resource child : directory.within(server)) {
      if (child.id().type().equals(SqlPaths.DATABASE_TYPE)
          && databases.exists(server.name(), child.id().name())) {
        try {
          databases.changePassword(server.name(), child.id().name(), login);
        } catch (SQLException e) {
          throw new IllegalStateException("login of " + child.id() + " was not changed", e);
        }
      }
    }
  }

  /** Switches SQL logins of a server off or on again. */
  void lock(ResourceId server, boolean locked) {
    logins.lock(server.name(), locked);
    apply(server);
  }
}
