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
 * Where an emulator keeps its files.
 *
 * @param path the folder
 * @param kept whether it stays when the emulator stops
 */
record DataFolder(Path path, boolean kept) {

  /** Opens a folder that stays, or makes one that is removed at the end. */
  static DataFolder open(@Nullable Path wanted, ShutdownActions shutdown) throws IOException {
    Path path = wanted == null ? Files.createTempDirectory("azure-emulator") : wanted;
    OwnerOnly.folder(path);
    if (wanted == null) {
      shutdown.add(() -> delete(path));
    }
    return new DataFolder(path, wanted != null);
  }

  /** Opens what the emulator remembers: in this folder if it stays, else in memory. */
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
