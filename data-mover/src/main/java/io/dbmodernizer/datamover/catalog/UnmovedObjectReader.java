package io.dbmodernizer.datamover.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads what a database holds beside what a schema plan creates. Implementations are stateless. */
@FunctionalInterface
public interface UnmovedObjectReader {

  /**
   * Lists these objects, those of one kind in the order of their names.
   *
   * @throws SQLException when the catalog cannot be read
   */
  List<UnmovedObject> read(Connection connection) throws SQLException;
}
