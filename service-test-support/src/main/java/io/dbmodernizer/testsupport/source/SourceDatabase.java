package io.dbmodernizer.testsupport.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database of a {@link SourceServer}.
 *
 * @param server where it is
 * @param name its name
 * @param login login that may read data and definitions, once {@link #grantRead} was called
 */
public record SourceDatabase(SourceServer server, String name, String login) {

  /** Opens it as its owner. */
  public Connection open() throws SQLException {
    return server.open(name);
  }

  /** Runs statements as the owner. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Lets the login read schemas. */
  public void grantRead(String... schemas) throws SQLException {
    for (String schema : schemas) {
      execute("GRANT SELECT ON SCHEMA \"" + schema + "\" TO \"" + login + "\"");
    }
  }
}
