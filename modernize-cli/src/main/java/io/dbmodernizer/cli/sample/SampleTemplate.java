package io.dbmodernizer.cli.sample;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The template of the sample database. The build generates it once, because that takes about 10 s
 * of a processor. The local platform copies it.
 */
public final class SampleTemplate {

  private SampleTemplate() {}

  /**
   * Generates the template, for the build.
   *
   * @param args the folder of the template
   * @throws IOException if the file cannot be written
   * @throws SQLException if the database cannot be created
   */
  public static void main(String[] args) throws IOException, SQLException {
    if (args.length != 1) {
      throw new IllegalArgumentException("usage: SampleTemplate FOLDER");
    }
    Path folder = Files.createDirectories(Path.of(args[0]));
    Path file = folder.resolve("building" + SampleDatabase.FILE_SUFFIX);
    Files.deleteIfExists(file);
    SampleContent.write(folder.resolve("building"));
    Files.move(file, in(folder), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Returns the file of the template, in {@code sample} beside this program; empty without one. */
  static Optional<Path> find() {
    try {
      URI code = SampleTemplate.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Optional.of(in(Path.of(code).resolveSibling("sample"))).filter(Files::isReadable);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the folder of this program is unknown", e);
    }
  }

  private static Path in(Path folder) {
    return folder.resolve(SampleDatabase.NAME + SampleDatabase.FILE_SUFFIX);
  }
}
