package io.dbmodernizer.emulator;

import io.dbmodernizer.emulator.arm.store.ResourceStore;
import io.dbmodernizer.emulator.host.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an emulator's files.
 *
 * @param path the folder
 * @param kept true if the folder stays when the emulator stops
 */
record DataFolder(Path path, boolean kept) {

  /**
   * Opens a data folder.
   *
   * @param wanted folder that stays, null for a temporary one that is removed at the shutdown
   */
  static DataFolder open(@Nullable Path wanted, ShutdownActions shutdown) throws IOException {
    Path path = wanted == null ? Files.createTempDirectory("azure-emulator") : wanted;
    OwnerOnly.folder(path);
    if (wanted == null) {
      shutdown.add(() -> delete(path));
    }
    return new DataFolder(path, wanted != null);
  }

  /** Opens the resource store: a file of this folder if the folder stays, otherwise in memory. */
  ResourceStore openStore(ShutdownActions shutdown) throws IOException {
    ResourceStore store =
        kept
            ? ResourceStore.inFile(OwnerOnly.file(path.resolve("resources.mv")))
            : ResourceStore.inMemory();
    shutdown.add(store::close);
    return store;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
