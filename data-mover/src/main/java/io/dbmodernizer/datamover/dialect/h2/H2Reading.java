package io.dbmodernizer.datamover.dialect.h2;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.PlatformUse;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TableSize;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.PrincipalMove;
import io.dbmodernizer.datamover.rights.ReadingRights;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A reading of an H2 database. Its parts have no view in common that is worth keeping. */
final class H2Reading implements DatabaseReading {

  private final Connection connection;

  H2Reading(Connection connection) {
    this.connection = connection;
  }

  @Override
  public DatabaseCatalog tables() throws SQLException {
    return H2CatalogReader.read(connection);
  }

  @Override
  public Map<TableName, BigInteger> nextIdentityValues() throws SQLException {
    return H2IdentityValues.read(connection);
  }

  /** Returns the objects. Roles, users and permissions of H2 never move. */
  @Override
  public ObjectCatalog objects(PrincipalMove principals) throws SQLException {
    return H2Objects.read(connection);
  }

  @Override
  public List<UnmovedObject> unmoved() throws SQLException {
    return H2UnmovedObjects.read(connection);
  }

  /** Returns nothing: the features of SQL Server do not exist in H2. */
  @Override
  public List<PlatformUse> platformUses() {
    return List.of();
  }

  @Override
  public List<TableSize> sizes() throws SQLException {
    return H2Sizes.read(connection);
  }

  @Override
  public ReadingRights rights() throws SQLException {
    return H2ReadingRights.read(connection);
  }
}
