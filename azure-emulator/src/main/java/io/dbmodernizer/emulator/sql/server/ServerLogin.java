package io.dbmodernizer.emulator.sql.server;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.database.SqlLogin;
import io.dbmodernizer.emulator.sql.security.EntraSettings;
import io.dbmodernizer.emulator.sql.security.SqlLogins;
import java.util.UUID;

/** The handling of the administrator's login name and password in a request for a server. */
record ServerLogin(ResourceDirectory directory, SqlLogins logins) {

  private static final String ENTRA_ONLY = "/properties/administrators/" + EntraSettings.SWITCH;

  /**
   * Returns the login name. A new server with Entra-only authentication gets a generated one, as in
   * Azure. An existing server keeps its name.
   *
   * @throws ArmException 400 InvalidLoginName or InvalidParameterValue
   */
  String name(ResourceChange change) {
    String asked = change.text("/properties/administratorLogin");
    String current = change.existing("/properties/administratorLogin", "");
    if (current.isEmpty()) {
      return asked == null && entraOnly(change)
          ? "CloudSA" + UUID.randomUUID().toString().substring(0, 8)
          : AdministratorRules.requireLogin(asked);
    }
    if (asked != null && !asked.equals(current)) {
      throw ArmException.badRequest(
          "InvalidParameterValue",
          "The administrator login of a server cannot be changed. It is '" + current + "'.");
    }
    return current;
  }

  /**
   * Stores the hash of the password of a request. An update may leave out the password.
   *
   * @throws ArmException 400 AadOnlyAuthenticationIsEnabled, or an error of {@link
   *     AdministratorRules#requirePassword}
   */
  void keepPassword(ResourceChange change, String login) {
    String password = change.text("/properties/administratorLoginPassword");
    if (password == null && entraOnly(change)) {
      password = "Aa1" + UUID.randomUUID();
    }
    if (password != null
        && change.existing() != null
        && EntraSettings.isOnly(directory, change.id())) {
      throw ArmException.badRequest(
          "AadOnlyAuthenticationIsEnabled",
          "Azure Active Directory Only Authentication is enabled. Please contact your system"
              + " administrator.");
    }
    if (password != null || change.existing() == null) {
      AdministratorRules.requirePassword(password, login);
    }
    if (password != null) {
      logins.put(change.id().name(), SqlLogin.of(login, password));
    }
  }

  private static boolean entraOnly(ResourceChange change) {
    return "true".equals(change.text(ENTRA_ONLY));
  }
}
