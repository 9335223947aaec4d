package io.dbmodernizer.cli.platform;

import io.dbmodernizer.emulator.host.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The data folder of a local platform. The platform writes no file outside of it.
 *
 * @param root the folder, absolute
 */
public record DataFolder(Path root) {

  /** Makes the path absolute, because processes and secret references do not have its base. */
  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Returns the folder of the source databases.
   *
   * @return the folder; it may not exist yet
   */
  public Path source() {
    return root.resolve("source");
  }

  /**
   * Returns the folder of the logs, with one file for each process.
   *
   * @return the folder; it may not exist yet
   */
  public Path logs() {
    return root.resolve("logs");
  }

  Path kafka() {
    return root.resolve("kafka");
  }

  Path registry() {
    return root.resolve("registry");
  }

  Path emulator() {
    return root.resolve("emulator");
  }

  Path streams() {
    return root.resolve("streams");
  }

  Path secrets() {
    return root.resolve("secrets");
  }

  Path run() {
    return root.resolve("run");
  }

  Path stateFile() {
    return root.resolve("platform.properties");
  }

  Path lockFile() {
    return root.resolve("platform.lock");
  }

  /** Creates the folders. Those with rows and secrets are readable only for the owner. */
  void create() throws IOException {
    for (Path folder : new Path[] {root, secrets(), emulator(), source()}) {
      OwnerOnly.folder(folder);
    }
    for (Path folder : new Path[] {logs(), run(), streams()}) {
      Files.createDirectories(folder);
    }
  }
}
