package io.dbmodernizer.emulator.database;

import io.dbmodernizer.emulator.host.NetworkOptions;
import io.dbmodernizer.emulator.host.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.h2.tools.DeleteDbFiles;
import org.h2.tools.Restore;
import org.h2.tools.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * H2 databases under one folder, {@code <server>/<database>}, served over TCP, on the loopback
 * address unless another is asked for. Callers over TCP can neither create nor drop databases: only
 * this class does.
 */
public final class DatabaseServer implements AutoCloseable {

  /** What every connection to a database has to ask for, so that it behaves like SQL Server. */
  public static final String OPTIONS =
      ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseServer.class);

  private final Path folder;
  private final DatabaseOwner owner;
  private final Server server;
  private final String host;

  private DatabaseServer(DatabaseOwner owner, Server server, String host) {
    this.folder = owner.folder();
    this.owner = owner;
    this.server = server;
    this.host = host;
  }

  /**
   * Starts serving.
   *
   * @param folder where the databases are or will be
   * @param network address to listen on; H2 keeps the first one of the process
   * @param port TCP port, 0 for a free one
   * @param ownerPassword password of this class's own login; the same for the same folder
   */
  public static DatabaseServer start(
      Path folder, NetworkOptions network, int port, String ownerPassword)
      throws SQLException, IOException {
    SqlListener.claim(network.bindAddress());
    Path real = OwnerOnly.folder(folder).toRealPath();
    DatabaseOwner owner = new DatabaseOwner(real, ownerPassword);
    owner.restrictAll();
    Server server = SqlListener.start(network.bindAddress(), port, real);
    return new DatabaseServer(owner, server, network.ownAddress());
  }

  /** Returns the TCP port. */
  public int port() {
    return server.getPort();
  }

  /** Returns the JDBC URL of a database, whether or not it exists. */
  public String url(String serverName, String database) {
    return "jdbc:h2:tcp://" + host + ":" + port() + "/" + serverName + "/" + database + OPTIONS;
  }

  /** Creates a database with its server's administrator; does nothing if that has been done. */
  public void create(String serverName, String database, SqlLogin administrator)
      throws SQLException {
    owner.execute(
        serverName,
        database,
        // Stays open between connections: foreign keys that are switched off come back on when H2
        // closes a database.
        "SET DB_CLOSE_DELAY -1",
        // A commit survives a kill of this process, as one of Azure SQL Database survives a
        // failover.
        "SET WRITE_DELAY 0",
        "CREATE SCHEMA IF NOT EXISTS \"dbo\"");
    owner.admit(serverName, database, administrator);
  }

  /** Changes the administrator's password. */
  public void changePassword(String serverName, String database, SqlLogin administrator)
      throws SQLException {
    owner.admit(serverName, database, administrator);
  }

  /**
   * Gives a database a second name, under which the same data is read; does nothing if that has
   * been done.
   */
  public void link(String serverName, String database, String otherServer, String otherName)
      throws SQLException {
    Path link = file(otherServer, otherName);
    try {
      Files.createDirectories(folder.resolve(otherServer));
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, file(serverName, database));
      }
    } catch (IOException e) {
      throw new SQLException("database " + otherName + " could not be linked to " + database, e);
    }
  }

  /**
   * Drops a database and everybody's connections to it; does nothing if it does not exist. Of a
   * second name only the name goes.
   */
  public void drop(String serverName, String database) throws SQLException {
    Path file = file(serverName, database);
    if (Files.isSymbolicLink(file)) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new SQLException("name " + database + " could not be dropped", e);
      }
    } else if (exists(serverName, database)) {
      owner.execute(serverName, database, "SHUTDOWN IMMEDIATELY");
      DeleteDbFiles.execute(folder.resolve(serverName).toString(), database, true);
    }
  }

  /**
   * Copies what a database holds at this moment, while it is in use.
   *
   * @param key name of the copy; one of the same name is replaced
   */
  public void backup(String serverName, String database, String key) throws SQLException {
    Path copy = copy(key);
    try {
      OwnerOnly.folder(Objects.requireNonNull(copy.getParent()));
    } catch (IOException e) {
      throw new SQLException("the folder of the copies of databases cannot be made", e);
    }
    owner.execute(serverName, database, "BACKUP TO '" + copy.toString().replace("'", "''") + "'");
  }

  /**
   * Creates a database with what a copy holds, for its server's administrator and nobody else.
   *
   * @param key name of the copy
   */
  public void restore(String key, String serverName, String database, SqlLogin administrator)
      throws SQLException {
    Path target = folder.resolve(serverName);
    try {
      Files.createDirectories(target);
    } catch (IOException e) {
      throw new SQLException("the folder of server " + serverName + " was not created", e);
    }
    Restore.execute(copy(key).toString(), target.toString(), database);
    create(serverName, database, administrator);
    owner.dismissOthers(serverName, database, administrator);
  }

  /** Forgets a copy; does nothing if there is none. */
  public void discard(String key) {
    try {
      Files.deleteIfExists(copy(key));
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("copy", key).setCause(e).log("A copy was not removed");
    }
  }

  /** Beside the databases, so that no caller over TCP can open it. */
  private Path copy(String key) {
    return folder.resolveSibling(folder.getFileName() + "-backups").resolve(key + ".zip");
  }

  /** Returns whether a database exists. */
  public boolean exists(String serverName, String database) {
    return Files.exists(file(serverName, database));
  }

  private Path file(String serverName, String database) {
    return folder.resolve(serverName).resolve(database + DatabaseFile.SUFFIX);
  }

  /**
   * Opens a database with the rights of the emulator itself, for tests that plant what no
   * administrator login may: code and files of this machine.
   */
  public Connection openAsOwner(String serverName, String database) throws SQLException {
    return owner.connect(serverName, database);
  }

  /** Stops serving and closes all databases. */
  @Override
  public void close() {
    server.stop();
    try {
      for (DatabaseFile file : DatabaseFile.in(folder)) {
        close(file);
      }
    } catch (IOException e) {
      LOG.atWarn().setCause(e).log("The databases could not be listed");
    }
  }

  private void close(DatabaseFile file) {
    try {
      owner.execute(file.server(), file.database(), "SHUTDOWN");
    } catch (SQLException e) {
      LOG.atWarn()
          .addKeyValue("database", file.database())
          .setCause(e)
          .log("A database was not closed");
    }
  }
}
