package io.dbmodernizer.cli.sample;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/**
 * The process of the source server of the local platform, on the loopback address. It prints {@code
 * ready port=…} when it accepts connections, and runs until it is terminated.
 */
public final class SourceServerMain {

  private SourceServerMain() {}

  /**
   * Starts the server.
   *
   * @param args port and folder
   * @throws SQLException if the port is in use
   * @throws InterruptedException if the main thread is interrupted
   */
  public static void main(String[] args) throws SQLException, InterruptedException {
    if (args.length != 2) {
      throw new IllegalArgumentException("usage: SourceServerMain PORT FOLDER");
    }
    SourceServer server =
        SourceServer.start("127.0.0.1", Integer.parseInt(args[0]), Path.of(args[1]));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                },
                "stop-source-server"));
    System.out.println("ready port=" + server.port());
    stopped.await();
  }
}
