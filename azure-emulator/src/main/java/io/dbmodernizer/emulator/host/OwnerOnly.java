package io.dbmodernizer.emulator.host;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that only the user of this process may open, because they hold secrets or rows.
 * On a file system without POSIX permissions they are created without this protection.
 */
public final class OwnerOnly {

  private static final String FOLDER = "rwx------";
  private static final String FILE = "rw-------";

  private OwnerOnly() {}

  /**
   * Creates a folder with its parents, or restricts the permissions of an existing one.
   *
   * @return the folder
   * @throws IOException if the folder cannot be created or changed
   */
  public static Path folder(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (hasPermissions(folder)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER));
    }
    return folder;
  }

  /**
   * Creates an empty file, or restricts the permissions of an existing one. The content stays.
   *
   * @return the file
   * @throws IOException if the file cannot be created or changed
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
