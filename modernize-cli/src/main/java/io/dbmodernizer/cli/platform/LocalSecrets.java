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
 * The passwords of a local platform: made at random at the first use, kept in files that only the
 * owner may read, and handed on as {@code file:} references so that they appear on no command line.
 */
public final class LocalSecrets {

  /** Password of the login that reads the sample database. */
  public static final String SOURCE_LOGIN = "source-login";

  /** Password of the administrator of the target servers. */
  public static final String TARGET_ADMINISTRATOR = "target-administrator";

  /** Password of the owner of the databases on the local source server. */
  public static final String SOURCE_OWNER = "source-owner";

  /** Client secret of the services towards the emulator. */
  public static final String AZURE_CLIENT = "azure-client";

  private static final int RANDOM_BYTES = 18;

  private final Path folder;

  /**
   * Returns the secrets of a data folder.
   *
   * @param data the data folder
   */
  public LocalSecrets(DataFolder data) {
    this.folder = data.secrets();
  }

  /**
   * Returns the reference to a secret, which exists afterwards.
   *
   * @param name name of the secret
   * @return {@code file:} and the absolute path
   * @throws IOException if it cannot be made
   */
  public String reference(String name) throws IOException {
    value(name);
    return "file:" + folder.resolve(name);
  }

  /**
   * Returns the secret itself, made if it does not exist. It meets Azure's rule for administrator
   * passwords: upper and lower case letters, a digit and another character.
   *
   * @param name name of the secret
   * @return the secret; never to be logged or passed on a command line
   * @throws IOException if it cannot be read or made
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
