package io.dbmodernizer.datamover.object;

/**
 * A database by the name that an object refers to it.
 *
 * @param server the server, empty for the object's own
 * @param database the database, empty if the server's default
 */
public record OutsideName(String server, String database) {

  /** The database in which a session keeps temporary objects. */
  private static final String TEMPORARY = "tempdb";

  /** Returns true if Azure SQL Database accepts the name in a database of the given name. */
  boolean isAccepted(String own) {
    return server.isEmpty()
        && (database.equalsIgnoreCase(own) || database.equalsIgnoreCase(TEMPORARY));
  }

  /** Returns kind and name, for messages. */
  @Override
  public String toString() {
    return server.isEmpty() ? "database [" + database + "]" : "server [" + server + "]";
  }
}
