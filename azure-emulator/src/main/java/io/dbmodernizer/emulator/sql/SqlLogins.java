package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.ResourceStore;
import io.dbmodernizer.emulator.database.SqlLogin;
import java.util.Locale;
import org.h2.mvstore.MVMap;
import tools.jackson.databind.node.ObjectNode;

/** The administrator logins of the servers, as hashes, so that they survive a restart. */
final class SqlLogins {

  private final ResourceStore store;
  private final MVMap<String, String> logins;

  SqlLogins(ResourceStore store) {
    this.store = store;
    this.logins = store.map("sql-logins");
  }

  void put(String server, SqlLogin login) {
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

  SqlLogin get(String server) {
    String text = logins.get(key(server));
    if (text == null) {
      throw new IllegalStateException("server " + server + " has no administrator login");
    }
    ObjectNode json = Json.parseObject(text);
    return new SqlLogin(
        Json.text(json, "/name", ""), Json.text(json, "/salt", ""), Json.text(json, "/hash", ""));
  }

  void remove(String server) {
    logins.remove(key(server));
    store.commit();
  }

  private static String key(String server) {
    return server.toLowerCase(Locale.ROOT);
  }
}
