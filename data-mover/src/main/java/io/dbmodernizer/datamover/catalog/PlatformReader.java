package io.dbmodernizer.datamover.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A reader of what matters for a move to Azure SQL Database beside objects. Implementations are
 * stateless.
 */
public interface PlatformReader {

  /**
   * Lists the uses of features that Azure SQL Database lacks, in the order of their rules.
   *
   * @param connection a connection to the database; it stays open
   * @return the uses; empty if there are none
   * @throws SQLException if the catalog cannot be read
   */
  List<PlatformUse> uses(Connection connection) throws SQLException;

  /**
   * Reads the sizes of all tables from the catalog, without reading rows.
   *
   * @param connection a connection to the database; it stays open
   * @throws SQLException if the catalog cannot be read
   */
  List<TableSize> sizes(Connection connection) throws SQLException;
}
