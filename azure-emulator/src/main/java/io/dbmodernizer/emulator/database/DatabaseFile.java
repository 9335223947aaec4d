package io.dbmodernizer.emulator.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A database as a file of the folder.
 *
 * @param server name of its server, which is a folder
 * @param database its name
 */
record DatabaseFile(String server, String database) {

  static final String SUFFIX = ".mv.db";

  /** Returns the databases of a folder, without second names. */
  static List<DatabaseFile> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && !Files.isSymbolicLink(file))
          .map(folder::relativize)
          .map(file -> of(file.getName(0).toString(), file.getName(1).toString()))
          .toList();
    }
  }

  private static DatabaseFile of(String server, String file) {
    return new DatabaseFile(server, file.substring(0, file.length() - SUFFIX.length()));
  }
}
