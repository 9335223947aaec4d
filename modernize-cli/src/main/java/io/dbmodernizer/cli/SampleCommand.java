package io.dbmodernizer.cli;

import io.dbmodernizer.cli.request.SampleRequest;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.request.RequestDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes an example of a request. */
@Command(
    name = "sample",
    description = {
      "Writes an example of a request, to be changed and given to 'modernize request'.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written",
      "1:the file cannot be written",
      "2:the command line is not acceptable, or the file exists"
    })
final class SampleCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "request.json",
      description = "Where to write it; - for standard output. Default: ${DEFAULT-VALUE}.")
  private Path file = Path.of("request.json");

  SampleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String document = RequestDocument.write(SampleRequest.forEditing());
    if (file.toString().equals("-")) {
      terminal.out().println(document);
      return ExitCode.OK;
    }
    if (Files.exists(file)) {
      terminal.out().println(file + " exists; give another name");
      return ExitCode.REFUSED;
    }
    Files.writeString(file, document + System.lineSeparator(), StandardOpenOption.CREATE_NEW);
    terminal.out().println("wrote " + file + "; change it and run: modernize request -f " + file);
    return ExitCode.OK;
  }
}
