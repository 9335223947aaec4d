package io.dbmodernizer.systemtests.platform;

import java.nio.file.Path;

/** The folders of platforms. The build runs tests in two processes at a time. */
final class TestFolders {

  private TestFolders() {}

  /** Returns the absolute path of a folder that no other process of the build uses. */
  static Path ofThisProcess(String name) {
    return Path.of("target", name + "-" + ProcessHandle.current().pid()).toAbsolutePath();
  }
}
