package io.dbmodernizer.sql;

/**
 * One database as a migration reaches it.
 *
 * @param side source or target
 * @param host host of the server
 * @param port TCP port; 0 where only the URL template knows it
 * @param database name of the database
 * @param url JDBC URL without credentials
 * @param login SQL login
 * @param passwordRef reference to the login's password
 */
public record SqlEndpoint(
    SqlSide side,
    String host,
    int port,
    String database,
    String url,
    String login,
    String passwordRef) {

  /** Server and database for people: {@code db.example:1433/Sales}. */
  public String address() {
    return host + (port > 0 ? ":" + port : "") + "/" + database;
  }

  /** Side, address and login; no more, so that it may stand in any text. */
  @Override
  public String toString() {
    return side.label() + " " + address() + " (login " + login + ")";
  }
}
