package io.dbmodernizer.cli;

import io.dbmodernizer.cli.platform.LocalPlatform;
import io.dbmodernizer.cli.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A stop of the local platform. */
@Command(
    name = "down",
    description = {"Stops the local platform. Its data stays.", ""},
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the platform does not run any more",
      "1:failed",
      "2:the command line is not acceptable"
    })
final class DownCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private DataFolderOption local = new DataFolderOption();

  DownCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<String> stopped = LocalPlatform.stopAll(local.folder());
    terminal.say(
        stopped.isEmpty()
            ? "no process of the platform ran in " + local.folder()
            : "stopped " + String.join(", ", stopped));
    return ExitCode.OK;
  }
}
