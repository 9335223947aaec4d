package io.dbmodernizer.benchmarks.copy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.h2.tools.Server;

/** A server of H2 in a JVM of its own, with one database in its memory. */
final class DatabaseServer implements AutoCloseable {

  private static final String OPTIONS =
      ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;"
          + "DB_CLOSE_DELAY=-1";

  private final Process process;
  private final String url;

  private DatabaseServer(Process process, int port) {
    this.process = process;
    this.url = "jdbc:h2:tcp://127.0.0.1:" + port + "/mem:copied" + OPTIONS;
  }

  /**
   * Starts a server.
   *
   * @param roundTrip the time that a network would add to a round trip; zero for none
   */
  static DatabaseServer start(Duration roundTrip) throws IOException {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx3g",
                "-Dh2.bindAddress=127.0.0.1",
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseServer.class.getName(),
                Long.toString(roundTrip.toMillis()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new DatabaseServer(process, Integer.parseInt(out.readLine()));
  }

  /**
   * Runs the server until its standard input ends.
   *
   * @param arguments the milliseconds that are added to a round trip
   */
  public static void main(String[] arguments) throws Exception {
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    Duration roundTrip = Duration.ofMillis(Long.parseLong(arguments[0]));
    System.out.println(
        roundTrip.isZero()
            ? server.getPort()
            : DistantPort.open(server.getPort(), roundTrip).number());
    while (System.in.read() >= 0) {
      // The other process sends nothing. Its end ends this one.
      continue;
    }
    server.stop();
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "sa", "benchmark");
  }

  /** Returns the CPU time of the process so far. */
  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
