package io.dbmodernizer.cli.platform;

import io.dbmodernizer.emulator.host.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a local platform keeps what it has: nothing of it is outside this folder.
 *
 * @param root the folder, absolute
 */
public record DataFolder(Path root) {

  /**
   * Makes the path absolute, because processes and secret references outlive a working directory.
   */
  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Folder of the databases that stand for the on-premises server.
   *
   * @return the folder, which may not exist yet
   */
  public Path source() {
    return root.resolve("source");
  }

  /**
   * Folder of the logs, one file per process.
   *
   * @return the folder, which may not exist yet
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

  /**
   * Makes the folders. Nobody else on this machine may look into them: rows and secrets are there.
   */
  void create() throws IOException {
    for (Path folder : new Path[] {root, secrets(), emulator(), source()}) {
      OwnerOnly.folder(folder);
    }
    for (Path folder : new Path[] {logs(), run(), streams()}) {
      Files.createDirectories(folder);
    }
  }
}
