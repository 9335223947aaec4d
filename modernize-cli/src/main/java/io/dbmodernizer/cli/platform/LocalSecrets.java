package io.dbmodernizer.cli.platform;

import io.dbmodernizer.emulator.host.OwnerOnly;
import io.dbmodernizer.request.DocumentText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secrets of a local platform. They are generated at the first use and stored in files that
 * only the owner may read. Processes receive {@code file:} references, so no command line contains
 * a secret.
 */
public final class LocalSecrets {

  /** Password of the login that reads the sample database. */
  public static final String SOURCE_LOGIN = "source-login";

  /** Password of the administrator of the target servers. */
  public static final String TARGET_ADMINISTRATOR = "target-administrator";

  /** Password of the owner of the databases on the local source server. */
  public static final String SOURCE_OWNER = "source-owner";

  /** Client secret with which the services sign in to the emulator. */
  public static final String AZURE_CLIENT = "azure-client";

  private static final int RANDOM_BYTES = 18;

  private final Path folder;

  /**
   * Creates the secrets of a data folder.
   *
   * @param data the data folder
   */
  public LocalSecrets(DataFolder data) {
    this.folder = data.secrets();
  }

  /**
   * Returns the reference to a secret. Generates the secret if it does not exist.
   *
   * @param name name of the secret
   * @return {@code file:} and the absolute path
   * @throws IOException if the secret cannot be written
   */
  public String reference(String name) throws IOException {
    value(name);
    return "file:" + folder.resolve(name);
  }

  /**
   * Returns a secret. Generates the secret if it does not exist. It follows Azure's rule for
   * administrator passwords: upper and lower case letters, a digit and another character.
   *
   * @param name name of the secret
   * @return the secret; do not log it or pass it on a command line
   * @throws IOException if the secret cannot be read or written
   */
  public synchronized String value(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      create(file);
    }
    return DocumentText.read(file).strip();
  }

  private void create(Path file) throws IOException {
    OwnerOnly.folder(folder);
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String secret = "Aa1-" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Path unfinished =
        Files.createTempFile(
            folder,
            "new",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, secret);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
