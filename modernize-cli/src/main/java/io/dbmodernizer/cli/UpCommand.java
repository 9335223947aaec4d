package io.dbmodernizer.cli;

import io.dbmodernizer.cli.platform.LocalPlatform;
import io.dbmodernizer.cli.platform.LocalSecrets;
import io.dbmodernizer.cli.platform.PlatformAddresses;
import io.dbmodernizer.cli.platform.PlatformOptions;
import io.dbmodernizer.cli.sample.SampleDatabase;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.TextTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A start of the local platform. */
@Command(
    name = "up",
    description = {
      "Starts the local platform: Kafka broker, schema registry, Azure emulator, the services, and a"
          + " database server with a sample database. Processes that already run are not changed.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the platform runs",
      "1:a process could not be started; the others were stopped again",
      "2:the command line is not acceptable"
    })
final class UpCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private DataFolderOption local = new DataFolderOption();

  @Option(names = "--processes", description = "Run every service in a process of its own.")
  private boolean processes;

  UpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    long begun = System.nanoTime();
    LocalPlatform platform =
        LocalPlatform.prepare(PlatformOptions.in(local.folder()).withProcesses(processes));
    Thread hook = new Thread(platform::close, "stop-platform");
    Runtime.getRuntime().addShutdownHook(hook);
    startWithSample(platform);
    Runtime.getRuntime().removeShutdownHook(hook);
    terminal.say(
        "The platform runs (%.1f s). Stop it with 'modernize down'."
            .formatted(secondsSince(begun)));
    printAddresses(platform, terminal);
    return ExitCode.OK;
  }

  /**
   * Starts the platform and creates the sample database at the same time.
   *
   * @return time for the sample database; zero if it existed
   */
  static Duration startWithSample(LocalPlatform platform) throws IOException, SQLException {
    CompletableFuture<Duration> sample =
        CompletableFuture.supplyAsync(() -> createSample(platform));
    platform.start();
    try {
      return sample.join();
    } catch (CompletionException e) {
      platform.close();
      if (e.getCause() instanceof UncheckedIOException cause && cause.getCause() != null) {
        throw cause.getCause();
      }
      throw e;
    }
  }

  private static Duration createSample(LocalPlatform platform) {
    long begun = System.nanoTime();
    try {
      boolean created =
          SampleDatabase.createIfAbsent(
              platform.data().source(),
              platform.secrets().value(LocalSecrets.SOURCE_OWNER),
              platform.secrets().value(LocalSecrets.SOURCE_LOGIN));
      return created ? Duration.ofNanos(System.nanoTime() - begun) : Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new UncheckedIOException(
          new IOException("the sample database cannot be created: " + e.getMessage(), e));
    }
  }

  static void printAddresses(LocalPlatform platform, Terminal terminal) throws IOException {
    PlatformAddresses addresses = platform.addresses();
    TextTable table = new TextTable("where to look", "");
    table.row("dashboard", addresses.apiUrl() + "/");
    table.row("REST interface", addresses.apiUrl() + "/api/v1");
    table.row("Kafka", addresses.bootstrapServers());
    table.row("schema registry", addresses.registryUrl());
    table.row("Azure emulator", addresses.emulatorUrl());
    // The first connection sets the mode, and only an administrator may change it afterwards. A
    // user's connection in another mode would lock the services out.
    table.row(
        "source database",
        "jdbc:h2:tcp://127.0.0.1:%d/%s%s"
            .formatted(addresses.sourcePort(), SampleDatabase.NAME, SampleDatabase.H2_OPTIONS));
    table.row("its login", SampleDatabase.LOGIN);
    table.row("its password", platform.secrets().reference(LocalSecrets.SOURCE_LOGIN));
    table.row("logs", platform.data().logs().toString());
    table.print(terminal);
  }

  static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e9;
  }
}
