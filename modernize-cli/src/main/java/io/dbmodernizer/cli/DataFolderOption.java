package io.dbmodernizer.cli;

import io.dbmodernizer.cli.option.DataPath;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the data folder, for commands about the local platform only. */
final class DataFolderOption {

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "Data folder of the local platform. Default: .modernize beside this program, or"
              + " ~/.local/share/modernize if you may not write there.")
  private @Nullable DataPath data;

  Path folder() {
    return data != null ? data.path() : defaultFolder();
  }

  static Path defaultFolder() {
    return defaultFolder(
        Path.of(System.getProperty(ConnectionOptions.HOME_PROPERTY, "")).toAbsolutePath(),
        Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home", ""))));
  }

  /** Returns the folder beside the program, or that of the user if the program is of another. */
  static Path defaultFolder(Path program, Path user) {
    Path beside = program.resolve(".modernize");
    return Files.isWritable(Files.exists(beside) ? beside : program)
        ? beside
        : user.resolve(".local/share/modernize").toAbsolutePath();
  }
}
