package io.dbmodernizer.emulator.database;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.h2.security.SHA256;

/**
 * The administrator login of a SQL server. It holds a hash of the password in the form that H2
 * stores.
 *
 * @param name login name
 * @param salt random bytes in hexadecimal
 * @param hash salted hash of the password in hexadecimal
 */
public record SqlLogin(String name, String salt, String hash) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Returns a login with a random salt.
   *
   * @param password the password; only its hash is kept
   */
  public static SqlLogin of(String name, String password) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    // H2 hashes a password twice: in the client with the user name, in the server with the salt.
    byte[] sent = SHA256.getKeyPasswordHash(user(name), password.toCharArray());
    byte[] kept = SHA256.getHashWithSalt(sent, salt);
    HexFormat hex = HexFormat.of();
    return new SqlLogin(name, hex.formatHex(salt), hex.formatHex(kept));
  }

  /** Returns the login name in the database: upper case. */
  String user() {
    return user(name);
  }

  private static String user(String name) {
    return name.toUpperCase(Locale.ENGLISH);
  }

  @Override
  public String toString() {
    return "SqlLogin[" + name + "]";
  }
}
