package io.dbmodernizer.emulator.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.engine.SysProperties;
import org.h2.tools.Server;

/**
 * The start of H2's TCP server on one address. H2 reads the address from a system property when its
 * first class is loaded. Without the property it listens on every interface. Therefore call {@link
 * #claim} before any other class of H2 is used.
 */
public final class SqlListener {

  private static final String PROPERTY = "h2.bindAddress";

  private SqlListener() {}

  /**
   * Sets the address on which H2 listens in this process. Does nothing if it is set already.
   *
   * @param bindAddress IPv4 address
   * @throws IllegalStateException if H2 has been loaded with another address, or with none
   */
  public static void claim(String bindAddress) {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, bindAddress);
    }
    String actual = SysProperties.BIND_ADDRESS;
    if (!bindAddress.equals(actual)) {
      throw new IllegalStateException(
          "H2 of this process listens on "
              + (actual == null ? "every interface" : actual)
              + ", not on "
              + bindAddress
              + ": it was loaded with that setting. Start the process with -D"
              + PROPERTY
              + "="
              + bindAddress);
    }
  }

  /**
   * Starts a server for the databases of a folder. Callers over TCP can neither create nor drop
   * them.
   *
   * @param bindAddress IPv4 address to listen on; on a loopback address, other machines are refused
   * @param port TCP port, 0 for a free one
   * @param folder folder of the databases
   * @return the running server; its threads do not keep the process alive
   * @throws SQLException if the port is taken or this machine does not have the address
   * @throws IllegalStateException as {@link #claim}
   */
  public static Server start(String bindAddress, int port, Path folder) throws SQLException {
    claim(bindAddress);
    List<String> settings =
        new ArrayList<>(
            List.of(
                "-tcpPort",
                Integer.toString(port),
                "-tcpDaemon",
                "-ifExists",
                "-baseDir",
                folder.toAbsolutePath().toString()));
    if (!bindAddress.startsWith("127.")) {
      settings.add("-tcpAllowOthers");
    }
    return Server.createTcpServer(settings.toArray(String[]::new)).start();
  }
}
