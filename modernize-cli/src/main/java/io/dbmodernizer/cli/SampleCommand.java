package io.dbmodernizer.cli;

import io.dbmodernizer.cli.option.OutputFile;
import io.dbmodernizer.cli.platform.DataFolder;
import io.dbmodernizer.cli.platform.LocalSecrets;
import io.dbmodernizer.cli.platform.PlatformAddresses;
import io.dbmodernizer.cli.request.SampleRequest;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.RequestDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** An example of a request. */
@Command(
    name = "sample",
    description = {
      "Writes an example of a request for 'modernize request'. If there is a local platform, the"
          + " request moves its sample database. Otherwise change the file before you publish it.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written",
      "1:the file cannot be written",
      "2:the command line is not acceptable, for example because the file exists"
    })
final class SampleCommand implements Callable<Integer> {

  private static final DateTimeFormatter ID_TIME = DateTimeFormatter.ofPattern("MMdd-HHmmss");

  private final Terminal terminal;

  @Mixin private DataFolderOption local = new DataFolderOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "request.json",
      description = "File to write; - for standard output. Default: ${DEFAULT-VALUE}.")
  private OutputFile output = new OutputFile(Path.of("request.json"));

  SampleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Optional<PlatformAddresses> here = PlatformAddresses.saved(local.folder());
    String document =
        RequestDocument.write(
            here.isPresent() ? ofPlatform(here.get()) : SampleRequest.forEditing());
    Path file = output.file();
    if (file == null) {
      terminal.out().println(document);
      return ExitCode.OK;
    }
    Files.writeString(file, document + System.lineSeparator(), StandardOpenOption.CREATE_NEW);
    terminal.say(
        (here.isPresent()
                ? "wrote " + file + ", which moves the sample database of the local platform; run"
                : "wrote " + file + "; change it and run")
            + ": modernize request -f "
            + file);
    return ExitCode.OK;
  }

  private MigrationRequested ofPlatform(PlatformAddresses addresses) throws IOException {
    return SampleRequest.forLocalPlatform(
        "sales-" + ID_TIME.format(LocalDateTime.now(ZoneOffset.UTC)),
        addresses,
        new LocalSecrets(new DataFolder(local.folder())));
  }
}
