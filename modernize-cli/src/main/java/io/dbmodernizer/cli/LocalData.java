package io.dbmodernizer.cli;

import io.dbmodernizer.cli.option.DataPath;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the data folder, for commands that only concern the local platform. */
final class LocalData {

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Data folder of the local platform. Default: .modernize beside this command.")
  private @Nullable DataPath data;

  Path folder() {
    return data != null ? data.path() : defaultFolder();
  }

  static Path defaultFolder() {
    return Path.of(System.getProperty(Platform.HOME_PROPERTY, ""))
        .resolve(".modernize")
        .toAbsolutePath();
  }
}
