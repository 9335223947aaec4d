package io.dbmodernizer.emulator.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A database file in the folder of a server.
 *
 * @param server name of the server and of its folder
 * @param database name of the database
 */
record DatabaseFile(String server, String database) {

  static final String SUFFIX = ".mv.db";

  /** Returns the databases below a folder. A link to another database is left out. */
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
