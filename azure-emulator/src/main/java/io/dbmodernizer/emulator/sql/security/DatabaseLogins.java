package io.dbmodernizer.emulator.sql.security;

import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.database.SqlLogin;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import java.sql.SQLException;

/** The administrator login of a server in each of the server's databases. */
public record DatabaseLogins(
    ResourceDirectory directory, SqlLogins logins, DatabaseServer databases) {

  /**
   * Sets the current password in every database of a server. While SQL logins are disabled, no
   * password is accepted.
   *
   * @throws IllegalStateException if a database cannot be changed
   */
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

  /** Disables SQL logins on a server, or enables them again. */
  void lock(ResourceId server, boolean locked) {
    logins.lock(server.name(), locked);
    apply(server);
  }
}
