package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.Resource;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.database.SqlLogin;
import java.sql.SQLException;

/** Brings a server's administrator login to the databases that exist on it. */
record LoginRollout(ResourceDirectory directory, SqlLogins logins, DatabaseServer databases) {

  /** Lets in with the present password, or nobody while SQL logins are switched off. */
  void apply(ResourceId server) {
    SqlLogin login = logins.get(server.name());
    for (Resource child : directory.within(server)) {
      if (child.id().type().equals(DatabaseType.KEY)
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
