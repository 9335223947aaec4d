package io.dbmodernizer.systemtests.chaos;

import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is in the emulator's folder when everything has been torn down and it has stopped. */
final class Leftovers {
  private Leftovers() {}

  /**
   * Ids of resources that no teardown of their own migration says it has kept. The record of a
   * dropped database is Azure's own: it stays on a server for as long as backups are kept.
   *
   * @param kept ids in lower case
   */
  static List<String> orphans(Path emulatorFolder, Set<String> kept) throws IOException {
    try (AzureEmulator emulator =
        AzureEmulator.start(EmulatorOptions.defaults().withDataFolder(emulatorFolder))) {
      return emulator.resourceIds().stream()
          .filter(id -> !id.contains("/restorableDroppedDatabases/"))
          .filter(id -> !isKept(id.toLowerCase(Locale.ROOT), kept))
          .toList();
    }
  }

  /** With a resource that is kept stays what is in it. */
  private static boolean isKept(String id, Set<String> kept) {
    return kept.contains(id)
        || kept.stream()
            .filter(each -> !each.matches("/subscriptions/[^/]+/resourcegroups/[^/]+"))
            .anyMatch(each -> id.startsWith(each + "/"));
  }
}
