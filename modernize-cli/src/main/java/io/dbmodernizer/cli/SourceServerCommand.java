package io.dbmodernizer.cli;

import io.dbmodernizer.cli.failure.CommandFailedException;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.option.BindAddress;
import io.dbmodernizer.cli.option.DataPath;
import io.dbmodernizer.cli.option.InputFile;
import io.dbmodernizer.cli.option.PortNumber;
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

/** A database server with the sample database, for containers. */
@Command(
    name = "source-server",
    description = {
      "Serves the sample database until the process is terminated. Generates the database first if it"
          + " does not exist. For containers. On the local platform 'modernize up' does the same.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the process was terminated",
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
  private BindAddress bindAddress = new BindAddress("127.0.0.1");

  @Option(
      names = "--port",
      paramLabel = "NUMBER",
      defaultValue = "9092",
      description = "TCP port. Default: ${DEFAULT-VALUE}.")
  private PortNumber port = new PortNumber(9092);

  @Option(
      names = "--folder",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder of the database.")
  private DataPath folder = new DataPath(Path.of(""));

  @Option(
      names = "--owner-password-file",
      required = true,
      paramLabel = "FILE",
      description = "File with the password of the owner of the database.")
  private InputFile ownerPassword = new InputFile(Path.of(""));

  @Option(
      names = "--login-password-file",
      required = true,
      paramLabel = "FILE",
      description =
          "File with the password of the login '"
              + SampleDatabase.LOGIN
              + "', which a migration uses.")
  private InputFile loginPassword = new InputFile(Path.of(""));

  SourceServerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    // Must be before the creation of the sample, which loads H2.
    SqlListener.claim(bindAddress.text());
    boolean created = create();
    CountDownLatch stop = new CountDownLatch(1);
    try (SourceServer server = start()) {
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

  private boolean create() throws IOException, SQLException {
    try {
      return SampleDatabase.createIfAbsent(folder.path(), read(ownerPassword), read(loginPassword));
    } catch (IllegalArgumentException e) {
      throw new CommandRefusedException(
          String.valueOf(e.getMessage()), "write another password to " + loginPassword.path());
    }
  }

  private SourceServer start() {
    try {
      return SourceServer.start(bindAddress.text(), port.value(), folder.path());
    } catch (SQLException e) {
      throw new CommandFailedException(
          "port %d of %s cannot be used: it is in use, or this machine does not have the address"
              .formatted(port.value(), bindAddress.text()),
          "give another --port or --bind");
    }
  }

  private static String read(InputFile file) throws IOException {
    return DocumentText.read(file.path()).strip();
  }
}
