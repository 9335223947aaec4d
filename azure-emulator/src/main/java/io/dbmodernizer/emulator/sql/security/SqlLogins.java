package io.dbmodernizer.emulator.sql.security;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import io.dbmodernizer.emulator.database.SqlLogin;
import java.util.Locale;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import tools.jackson.databind.node.ObjectNode;

/** The stored administrator logins of servers, with hashed passwords. */
public final class SqlLogins {

  private static final String LOCKED = "locked";

  private final ResourceStore store;
  private final MVMap<String, String> logins;

  /** Reads the logins of a store. */
  public SqlLogins(ResourceStore store) {
    this.store = store;
    this.logins = store.map("sql-logins");
  }

  /** Sets the login of a server, by the name of the server in any case. */
  public void put(String server, SqlLogin login) {
    logins.put(
        key(server),
        Json.write(
            Json.object(
                json ->
                    json.put("name", login.name())
                        .put("salt", login.salt())
                        .put("hash", login.hash()))));
    store.commit();
  }

  /**
   * Returns the login of a server. While SQL logins are disabled, it has a random password.
   *
   * @throws IllegalStateException if the server has no login
   */
  public SqlLogin get(String server) {
    ObjectNode json = stored(server);
    String name = Json.text(json, "/name", "");
    return json.path(LOCKED).asBoolean(false)
        ? SqlLogin.of(name, UUID.randomUUID().toString())
        : new SqlLogin(name, Json.text(json, "/salt", ""), Json.text(json, "/hash", ""));
  }

  /** Disables the login of a server, or enables it again with its former password. */
  public void lock(String server, boolean locked) {
    logins.put(key(server), Json.write(stored(server).put(LOCKED, locked)));
    store.commit();
  }

  private ObjectNode stored(String server) {
    String text = logins.get(key(server));
    if (text == null) {
      throw new IllegalStateException("server " + server + " has no administrator login");
    }
    return Json.parseObject(text);
  }

  /** Removes the login of a server. */
  public void remove(String server) {
    logins.remove(key(server));
    store.commit();
  }

  private static String key(String server) {
    return server.toLowerCase(Locale.ROOT);
  }
}
