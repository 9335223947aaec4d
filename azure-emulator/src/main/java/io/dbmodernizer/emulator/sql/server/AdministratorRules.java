package io.dbmodernizer.emulator.sql.server;

import io.dbmodernizer.emulator.arm.call.ArmException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Azure's rules for the login name and the password of a server's administrator. */
final class AdministratorRules {

  private static final Set<String> RESERVED =
      Set.of(
          "admin",
          "administrator",
          "sa",
          "root",
          "dbmanager",
          "loginmanager",
          "dbo",
          "guest",
          "public");
  private static final Pattern LOGIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.$#-]{0,127}");

  private AdministratorRules() {}

  /**
   * Checks a login name and returns it.
   *
   * @throws ArmException 400 InvalidParameterValue if it is missing; 400 InvalidLoginName if it is
   *     reserved or malformed
   */
  static String requireLogin(@Nullable String login) {
    if (login == null || login.isBlank()) {
      throw ArmException.badRequest(
          "InvalidParameterValue",
          "Invalid value given for parameter Login. Specify a valid parameter value.");
    }
    if (RESERVED.contains(login.toLowerCase(Locale.ROOT)) || !LOGIN.matcher(login).matches()) {
      throw ArmException.badRequest(
          "InvalidLoginName",
          "'%s' is not a valid login name. It starts with a letter, has up to 128 letters, digits or '_' and is not a reserved name such as 'sa' or 'admin'."
              .formatted(login));
    }
    return login;
  }

  /**
   * Checks a password and returns it. No message contains it.
   *
   * @throws ArmException 400 InvalidParameterValue if it is missing; 400 PasswordTooShort (below 8
   *     characters), PasswordTooLong (above 128) or PasswordNotComplex
   */
  static String requirePassword(@Nullable String password, String login) {
    if (password == null) {
      throw ArmException.badRequest(
          "InvalidParameterValue",
          "Invalid value given for parameter Password. Specify a valid parameter value.");
    }
    if (password.length() < 8) {
      throw ArmException.badRequest(
          "PasswordTooShort", "The provided password is too short: at least 8 characters.");
    }
    if (password.length() > 128) {
      throw ArmException.badRequest(
          "PasswordTooLong", "The provided password is too long: at most 128 characters.");
    }
    long kinds =
        Stream.of("[A-Z]", "[a-z]", "[0-9]", "[^A-Za-z0-9]")
            .filter(kind -> Pattern.compile(kind).matcher(password).find())
            .count();
    boolean containsLogin =
        password.toLowerCase(Locale.ROOT).contains(login.toLowerCase(Locale.ROOT));
    if (kinds < 3 || containsLogin) {
      throw ArmException.badRequest(
          "PasswordNotComplex",
          "Password validation failed. The password needs characters of three of these: capital letters, small letters, digits, others; and must not contain the login name.");
    }
    return password;
  }
}
