package io.dbmodernizer.datamover.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A reader of the objects that a schema plan does not create. Implementations are stateless. */
@FunctionalInterface
public interface UnmovedObjectReader {

  /**
   * Lists these objects, ordered by kind, then by name.
   *
   * @param connection a connection to the database; it stays open
   * @return the objects; empty if the database has none
   * @throws SQLException if the catalog cannot be read, or if definitions are hidden from the login
   */
  List<UnmovedObject> read(Connection connection) throws SQLException;
}
