package io.dbmodernizer.emulator.host;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that only the user of this process may open: what holds a secret or somebody's
 * rows. Where the file system knows no such permissions, they are made without.
 */
public final class OwnerOnly {

  private static final String FOLDER = "rwx------";
  private static final String FILE = "rw-------";

  private OwnerOnly() {}

  /**
   * Makes a folder, with its parents, or closes the one that is there.
   *
   * @return the folder
   */
  public static Path folder(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (hasPermissions(folder)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER));
    }
    return folder;
  }

  /**
   * Makes an empty file, or closes the one that is there; what it holds stays.
   *
   * @return the file
   */
  public static Path file(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !hasPermissions(folder)) {
      return file;
    }
    FileAttribute<?> closed =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE));
    try {
      Files.createFile(file, closed);
    } catch (FileAlreadyExistsException e) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
    }
    return file;
  }

  private static boolean hasPermissions(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }
}
