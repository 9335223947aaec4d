package io.dbmodernizer.cli;

import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.option.OutputFile;
import io.dbmodernizer.cli.option.UnacceptedValue;
import io.dbmodernizer.cli.platform.DataFolder;
import io.dbmodernizer.cli.platform.LocalSecrets;
import io.dbmodernizer.cli.platform.PlatformAddresses;
import io.dbmodernizer.cli.request.SampleRequest;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.RequestDocument;
import io.dbmodernizer.request.RequestYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** An example of a request. */
@Command(
    name = "sample",
    description = {
      "Writes an example of a request for 'modernize request': what is needed, and what differs"
          + " from its default. If there is a local platform, the request moves its sample"
          + " database. Otherwise change the file before you publish it.",
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

  @Option(
      names = "--full",
      description = "Write all fields with their descriptions as comments, as YAML.")
  private boolean full;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "File to write; YAML if its name ends with .yaml or .yml; - for standard output. Default:"
              + " request.json, or request.yaml with --full.")
  private @Nullable OutputFile output;

  SampleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Optional<PlatformAddresses> here = PlatformAddresses.saved(local.folder());
    MigrationRequested request =
        here.isPresent() ? ofPlatform(here.get()) : SampleRequest.forEditing();
    Path file = (output == null ? defaultOutput() : output).file();
    if (file == null) {
      terminal.out().print(document(request, full));
      return ExitCode.OK;
    }
    boolean yaml = file.toString().matches("(?i).*\\.ya?ml");
    if (full && !yaml) {
      throw new CommandRefusedException(
          "--full writes comments, which JSON does not have", "Give a FILE that ends with .yaml.");
    }
    Files.writeString(file, document(request, yaml), StandardOpenOption.CREATE_NEW);
    terminal.say(
        (here.isPresent()
                ? "wrote " + file + ", which moves the sample database of the local platform; run"
                : "wrote " + file + "; change it and run")
            + ": modernize request -f "
            + file);
    return ExitCode.OK;
  }

  private OutputFile defaultOutput() {
    try {
      return OutputFile.parse(full ? "request.yaml" : "request.json");
    } catch (TypeConversionException e) {
      throw UnacceptedValue.of(e).refusal("the default FILE");
    }
  }

  private String document(MigrationRequested request, boolean yaml) {
    if (full) {
      return RequestYaml.full(request);
    }
    return yaml
        ? RequestYaml.changed(request)
        : RequestDocument.writeShort(request) + System.lineSeparator();
  }

  private MigrationRequested ofPlatform(PlatformAddresses addresses) throws IOException {
    return SampleRequest.forLocalPlatform(
        "sales-" + ID_TIME.format(LocalDateTime.now(ZoneOffset.UTC)),
        addresses,
        new LocalSecrets(new DataFolder(local.folder())));
  }
}
