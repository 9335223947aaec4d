package io.dbmodernizer.cli;

import io.dbmodernizer.cli.option.DataPath;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the data folder, for commands about the local platform only. */
final class DataFolderOption {

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Data folder of the local platform. Default: .modernize beside this program.")
  private @Nullable DataPath data;

  Path folder() {
    return data != null ? data.path() : defaultFolder();
  }

  static Path defaultFolder() {
    return Path.of(System.getProperty(ConnectionOptions.HOME_PROPERTY, ""))
        .resolve(".modernize")
        .toAbsolutePath();
  }
}
