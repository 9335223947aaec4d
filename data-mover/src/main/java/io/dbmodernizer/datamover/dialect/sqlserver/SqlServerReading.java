package io.dbmodernizer.datamover.dialect.sqlserver;

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
import org.jspecify.annotations.Nullable;

/** A reading of a SQL Server database. Its parts are computed from {@link SqlServerViews}. */
final class SqlServerReading implements DatabaseReading {

  private final SqlServerViews views;
  private @Nullable SqlServerObjectNames names;
  private @Nullable SqlServerFoundFeatures features;
  private @Nullable SqlServerModules modules;

  /**
   * @param majorVersion the version that the server says it has
   */
  SqlServerReading(Connection connection, int majorVersion) {
    views = new SqlServerViews(connection, majorVersion);
  }

  static SqlServerReading of(Connection connection) throws SQLException {
    return new SqlServerReading(connection, connection.getMetaData().getDatabaseMajorVersion());
  }

  @Override
  public DatabaseCatalog tables() throws SQLException {
    return SqlServerTables.of(views);
  }

  @Override
  public Map<TableName, BigInteger> nextIdentityValues() throws SQLException {
    return SqlServerTables.nextIdentityValues(views);
  }

  @Override
  public ObjectCatalog objects(PrincipalMove principals) throws SQLException {
    requireDefinitions();
    return SqlServerObjects.of(views, names(), features(), modules(), principals);
  }

  @Override
  public List<UnmovedObject> unmoved() throws SQLException {
    requireDefinitions();
    return SqlServerUnmovedObjects.of(views, names(), features());
  }

  @Override
  public List<PlatformUse> platformUses() throws SQLException {
    return views.session().isAzureSqlDatabase()
        ? List.of()
        : SqlServerPlatform.uses(views, modules());
  }

  @Override
  public List<TableSize> sizes() throws SQLException {
    return SqlServerSizes.of(views);
  }

  @Override
  public ReadingRights rights() throws SQLException {
    return SqlServerReadingRights.of(views);
  }

  private SqlServerObjectNames names() throws SQLException {
    if (names == null) {
      names = SqlServerObjectNames.of(views);
    }
    return names;
  }

  private SqlServerFoundFeatures features() throws SQLException {
    if (features == null) {
      features = SqlServerTableFeatures.of(views, names());
    }
    return features;
  }

  private SqlServerModules modules() throws SQLException {
    if (modules == null) {
      modules = SqlServerModules.read(views, names());
    }
    return modules;
  }

  /** Hidden objects must not count as absent. */
  private void requireDefinitions() throws SQLException {
    if (!views.session().seesDefinitions()) {
      throw VisibleDefinitions.hidden(
          "triggers, views and other objects of the database are hidden from this login");
    }
  }
}
