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
 * The server of the emulated SQL databases. Each is an H2 database {@code <server>/<database>}
 * below one folder. It listens on the loopback address by default. Only this class creates and
 * drops databases; callers over TCP cannot.
 */
public final class DatabaseServer implements AutoCloseable {

  /** The H2 settings of every connection, so that a database behaves like SQL Server. */
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
   * Starts a server.
   *
   * @param folder folder of the databases; created if missing
   * @param network address to listen on; H2 keeps the first one of the process
   * @param port TCP port, 0 for a free one
   * @param ownerPassword password of the emulator's own login, the same in every run with this
   *     folder
   * @throws SQLException if the port is taken
   * @throws IOException if the folder cannot be created or read
   * @throws IllegalStateException if H2 was loaded with another address
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

  /** Returns the JDBC URL of a database for other processes, without login. It may be missing. */
  public String url(String serverName, String database) {
    return "jdbc:h2:tcp://" + host + ":" + port() + "/" + serverName + "/" + database + OPTIONS;
  }

  /**
   * Returns the JDBC URL of a database for this process, without login. A connection does not use
   * the network. It does not create a missing database.
   */
  public String localUrl(String serverName, String database) {
    return owner.url(serverName, database) + ";IFEXISTS=TRUE";
  }

  /**
   * Creates a database with the schema {@code dbo} and the administrator of its server. In an
   * existing database, only sets the administrator's password.
   */
  public void create(String serverName, String database, SqlLogin administrator)
      throws SQLException {
    owner.execute(
        serverName,
        database,
        // H2 enables disabled foreign keys when it closes a database. So keep it open.
        "SET DB_CLOSE_DELAY -1",
        // A commit survives a kill of this process, as in Azure it survives a failover.
        "SET WRITE_DELAY 0",
        "CREATE SCHEMA IF NOT EXISTS \"dbo\"");
    owner.setAdministrator(serverName, database, administrator);
  }

  /** Changes the password of the administrator in a database. */
  public void changePassword(String serverName, String database, SqlLogin administrator)
      throws SQLException {
    owner.setAdministrator(serverName, database, administrator);
  }

  /**
   * Creates a link to a database: another name for the same data. Does nothing if the link exists.
   *
   * @throws SQLException if the link cannot be created
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
   * Drops a database and closes all connections to it. Does nothing if it does not exist. Of a
   * link, drops the link only.
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
   * Copies the current content of a database, which stays in use.
   *
   * @param key name of the copy; replaces a copy with this name
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
   * Creates a database with the content of a copy. Only the administrator of its server can log in.
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
    owner.lockOthers(serverName, database, administrator);
  }

  /** Deletes a copy. Does nothing if there is none. */
  public void deleteBackup(String key) {
    try {
      Files.deleteIfExists(copy(key));
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("copy", key).setCause(e).log("A copy was not removed");
    }
  }

  /** Returns the file of a copy. It is outside of the folder that callers over TCP can open. */
  private Path copy(String key) {
    return folder.resolveSibling(folder.getFileName() + "-backups").resolve(key + ".zip");
  }

  /** Returns true if a database or a link with this name exists. */
  public boolean exists(String serverName, String database) {
    return Files.exists(file(serverName, database));
  }

  private Path file(String serverName, String database) {
    return folder.resolve(serverName).resolve(database + DatabaseFile.SUFFIX);
  }

  /**
   * Opens a database with the rights of the emulator itself, and creates it if it does not exist.
   * Tests use it to create objects that an administrator login cannot create: code and files of
   * this machine.
   *
   * @throws SQLException if the database cannot be opened
   */
  public Connection openAsOwner(String serverName, String database) throws SQLException {
    return owner.connect(serverName, database);
  }

  /** Stops the server and closes all databases. */
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
