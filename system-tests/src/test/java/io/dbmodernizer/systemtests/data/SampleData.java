package io.dbmodernizer.systemtests.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where real data is: beside the checkout, and not on every machine. */
final class SampleData {

  private SampleData() {}

  /**
   * The folder or file below {@code ../shared/data} of the checkout; the test is skipped without
   * it.
   */
  static Path require(String name) {
    Path data = checkout().resolveSibling("shared").resolve("data").resolve(name);
    assumeTrue(
        Files.exists(data),
        () -> "skipped: the data set ../shared/data/" + name + " is not beside this checkout");
    return data;
  }

  private static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve("system-tests"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
