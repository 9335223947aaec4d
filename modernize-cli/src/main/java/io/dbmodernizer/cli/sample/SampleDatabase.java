package io.dbmodernizer.cli.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sample database: an H2 file that {@link SourceServerMain} serves. Its content is always the
 * same, except for the passwords. So it is a copy of the template that the build has made. Where
 * there is no template, as in the distribution, the content is generated.
 */
public final class SampleDatabase {

  /** Name of the database. */
  public static final String NAME = "SalesDb";

  /** Login of the migration. It may only read data and definitions. */
  public static final String LOGIN = "migrator";

  /** H2 options with which the local platform opens its databases. */
  public static final String H2_OPTIONS =
      ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

  static final String FILE_SUFFIX = ".mv.db";

  private SampleDatabase() {}

  /**
   * Creates the database unless it exists. After an interrupted creation the next call starts
   * again.
   *
   * @param folder folder of the database file; created if it does not exist
   * @param ownerPassword password of the owner
   * @param loginPassword password of {@link #LOGIN}
   * @return true if this call created the database
   * @throws IOException if the file cannot be written
   * @throws SQLException if the database cannot be created
   */
  public static boolean createIfAbsent(Path folder, String ownerPassword, String loginPassword)
      throws IOException, SQLException {
    return createIfAbsent(folder, ownerPassword, loginPassword, SampleTemplate.find());
  }

  static boolean createIfAbsent(
      Path folder, String ownerPassword, String loginPassword, Optional<Path> template)
      throws IOException, SQLException {
    Path file = folder.resolve(NAME + FILE_SUFFIX);
    if (Files.exists(file)) {
      return false;
    }
    requirePlain(loginPassword);
    Files.createDirectories(folder);
    Path building = folder.resolve(NAME + "-" + ProcessHandle.current().pid() + "-building");
    Path buildingFile = folder.resolve(building.getFileName() + FILE_SUFFIX);
    Files.deleteIfExists(buildingFile);
    if (template.isPresent()) {
      Files.copy(template.get(), buildingFile);
    } else {
      SampleContent.write(building);
    }
    secure(building, ownerPassword, loginPassword);
    Files.move(buildingFile, file, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /** Replaces the owner's password and creates the login. */
  private static void secure(Path database, String ownerPassword, String loginPassword)
      throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            SampleContent.url(database), SampleContent.OWNER, SampleContent.PASSWORD)) {
      SampleContent.execute(
          connection,
          Stream.of(
              "ALTER USER \"%s\" SET PASSWORD '%s'"
                  .formatted(SampleContent.OWNER, ownerPassword.replace("'", "''")),
              "CREATE USER \"" + LOGIN + "\" PASSWORD '" + loginPassword + "'",
              "GRANT SELECT ON SCHEMA \"Person\" TO \"" + LOGIN + "\"",
              "GRANT SELECT ON SCHEMA \"HumanResources\" TO \"" + LOGIN + "\"",
              "GRANT SELECT ON SCHEMA \"Production\" TO \"" + LOGIN + "\"",
              "GRANT SELECT ON SCHEMA \"Sales\" TO \"" + LOGIN + "\"",
              "SHUTDOWN"));
    }
  }

  private static void requirePlain(String loginPassword) {
    if (!loginPassword.matches("[A-Za-z0-9_-]{12,}")) {
      throw new IllegalArgumentException(
          "the password of the sample login needs at least 12 letters, digits, '-' or '_'");
    }
  }
}
