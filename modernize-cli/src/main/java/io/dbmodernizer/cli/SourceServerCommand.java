package io.dbmodernizer.cli;

import io.dbmodernizer.cli.sample.SampleDatabase;
import io.dbmodernizer.cli.sample.SourceServer;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.emulator.database.SqlListener;
import io.dbmodernizer.request.DocumentText;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the sample database by itself, for platforms whose parts are started one by one. */
@Command(
    name = "source-server",
    description = {
      "Serves the sample database, generating it first if it is not there, until terminated. 'modernize up' does this for the local platform; this is for containers.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was told to stop",
      "1:the database or the port cannot be used",
      "2:the command line is not acceptable"
    })
final class SourceServerCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "IPv4 address to listen on; 0.0.0.0 for every interface. Default: ${DEFAULT-VALUE}.")
  private String bindAddress = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "NUMBER",
      defaultValue = "9092",
      description = "TCP port. Default: ${DEFAULT-VALUE}.")
  private int port = 9092;

  @Option(
      names = "--folder",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the database is, or will be.")
  private Path folder = Path.of("");

  @Option(
      names = "--owner-password-file",
      required = true,
      paramLabel = "FILE",
      description = "File with the password of the database's owner.")
  private Path ownerPassword = Path.of("");

  @Option(
      names = "--login-password-file",
      required = true,
      paramLabel = "FILE",
      description =
          "File with the password of the login '"
              + SampleDatabase.LOGIN
              + "', which a migration uses.")
  private Path loginPassword = Path.of("");

  SourceServerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    // Before the sample is made, which loads H2 too.
    SqlListener.claim(bindAddress);
    boolean created =
        SampleDatabase.createIfAbsent(folder, read(ownerPassword), read(loginPassword));
    CountDownLatch stop = new CountDownLatch(1);
    try (SourceServer server = SourceServer.start(bindAddress, port, folder)) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-source-server"));
      terminal
          .out()
          .printf(
              "ready port=%d database=%s%s%n",
              server.port(), SampleDatabase.NAME, created ? " created" : "");
      terminal.out().flush();
      stop.await();
    }
    return ExitCode.OK;
  }

  private static String read(Path file) throws IOException {
    return DocumentText.read(file).strip();
  }
}
