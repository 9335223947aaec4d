package io.dbmodernizer.sql;

/**
 * The address of one database of a migration, with its login.
 *
 * @param side source or target
 * @param host the host of the server
 * @param port the TCP port; 0 if only the URL template has it
 * @param database the name of the database
 * @param url the JDBC URL without credentials
 * @param login the SQL login
 * @param passwordRef the reference to the login's password
 */
public record SqlEndpoint(
    SqlSide side,
    String host,
    int port,
    String database,
    String url,
    String login,
    String passwordRef) {

  /** Returns server and database for people: {@code db.example:1433/Sales}. */
  public String address() {
    return host + (port > 0 ? ":" + port : "") + "/" + database;
  }

  /** Returns side, address and login. It has no secret, so any text can contain it. */
  @Override
  public String toString() {
    return side.label() + " " + address() + " (login " + login + ")";
  }
}
