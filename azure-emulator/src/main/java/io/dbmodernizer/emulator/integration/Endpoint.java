package io.dbmodernizer.emulator.integration;

import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The JDBC URL and the login of a database. It is never stored.
 *
 * @param url JDBC URL without login
 * @param user login name
 * @param password password; {@link #toString} leaves it out
 */
public record Endpoint(String url, String user, String password) {

  /**
   * Opens a connection. The caller closes it.
   *
   * @throws SQLException if the database does not exist or refuses the login
   */
  public Connection connect() throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    login.putAll(SqlDialect.driverProperties(url));
    return DriverManager.getConnection(url, login);
  }

  @Override
  public String toString() {
    return "Endpoint[" + url + ", user=" + user + "]";
  }
}
