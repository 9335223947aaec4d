package io.dbmodernizer.systemtests.wholemigration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the resources in the emulator at two times and lists the differences. */
final class EmulatorContents {
  private EmulatorContents() {}

  /**
   * Asserts that the resources are the same as before, except for records of dropped databases,
   * which Azure keeps on a server.
   */
  static void assertSame(SortedMap<String, String> now, SortedMap<String, String> before) {
    SortedMap<String, String> differences = new TreeMap<>();
    Set<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(now.keySet());
    // Azure keeps these records until the retention of the dropped database ends.
    ids.removeIf(id -> id.contains("/restorableDroppedDatabases/"));
    for (String id : ids) {
      String was = before.getOrDefault(id, "(absent)");
      String is = now.getOrDefault(id, "(absent)");
      if (!was.equals(is)) {
        differences.put(id, "was " + was + " and is " + is);
      }
    }
    assertThat(differences).isEmpty();
  }
}
