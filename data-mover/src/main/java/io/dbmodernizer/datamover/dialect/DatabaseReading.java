package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.PlatformUse;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TableSize;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.PrincipalMove;
import io.dbmodernizer.datamover.rights.ReadingRights;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * One reading of a database's catalog, on one connection, by a fixed number of queries.
 *
 * <p>A part is read when it is first asked for. What several parts need is read once and kept, so a
 * reading does not show a later change: begin a new one to see it. A change between two parts may
 * fail with a transient error. Not safe for use by several threads.
 */
public interface DatabaseReading {

  /**
   * Returns all schemas and tables that the login can see, without the system's own.
   *
   * @throws SQLException if the catalog cannot be read, or if a definition is hidden from the
   *     login; the message names the missing right
   */
  DatabaseCatalog tables() throws SQLException;

  /**
   * Returns the value that each identity column would give to the next row.
   *
   * @return the values by table; a table whose value cannot be read is not in it
   * @throws SQLException if the catalog cannot be read
   */
  Map<TableName, BigInteger> nextIdentityValues() throws SQLException;

  /**
   * Returns the programmable objects and the features of tables.
   *
   * @param principals which roles, users and permissions move
   * @throws SQLException if the catalog cannot be read, or if definitions are hidden from the login
   */
  ObjectCatalog objects(PrincipalMove principals) throws SQLException;

  /** Returns the same without roles, users and permissions. */
  default ObjectCatalog objects() throws SQLException {
    return objects(PrincipalMove.NONE);
  }

  /**
   * Returns everything that a schema plan does not create, ordered by kind, then by name.
   *
   * @return the objects; empty if the database has none
   * @throws SQLException if the catalog cannot be read, or if definitions are hidden from the login
   */
  List<UnmovedObject> unmoved() throws SQLException;

  /**
   * Returns the uses of features that Azure SQL Database lacks, in the order of their rules.
   *
   * @return the uses; empty if there are none, and for a database of Azure
   * @throws SQLException if the catalog cannot be read
   */
  List<PlatformUse> platformUses() throws SQLException;

  /**
   * Returns the sizes of all tables by the catalog, without reading rows.
   *
   * @throws SQLException if the catalog cannot be read
   */
  List<TableSize> sizes() throws SQLException;

  /**
   * Returns the rights of the connection's login on all tables that it sees.
   *
   * @throws SQLException if the catalog cannot be read
   */
  ReadingRights rights() throws SQLException;
}
