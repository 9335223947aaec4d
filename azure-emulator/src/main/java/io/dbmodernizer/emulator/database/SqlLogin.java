package io.dbmodernizer.emulator.database;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.h2.security.SHA256;

/**
 * The administrator login of a SQL server, in the form in which a database keeps logins: the
 * password cannot be read back.
 *
 * @param name login name
 * @param salt random bytes in hexadecimal
 * @param hash salted hash of the password in hexadecimal
 */
public record SqlLogin(String name, String salt, String hash) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Hashes a password. */
  public static SqlLogin of(String name, String password) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    // The two steps in which H2 derives what it stores: first in the client, then in the server.
    byte[] sent = SHA256.getKeyPasswordHash(user(name), password.toCharArray());
    byte[] kept = SHA256.getHashWithSalt(sent, salt);
    HexFormat hex = HexFormat.of();
    return new SqlLogin(name, hex.formatHex(salt), hex.formatHex(kept));
  }

  /** Returns the name by which the database knows the login. */
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
