package io.dbmodernizer.emulator.integration;

import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A database to connect to. Lives in memory only.
 *
 * @param url JDBC URL without login
 * @param user login name
 * @param password password, never shown
 */
public record Endpoint(String url, String user, String password) {

  /** Opens a connection, which the caller closes. */
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
