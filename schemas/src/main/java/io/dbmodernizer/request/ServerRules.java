package io.dbmodernizer.request;

import io.dbmodernizer.events.EntraAdministrator;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.PrincipalKind;
import io.dbmodernizer.events.SecurityOptions;
import io.dbmodernizer.events.ServerTarget;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules on the logical server: name, administrators, firewall and security. */
final class ServerRules {

  private static final Pattern LOGIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,127}");
  private static final int LONGEST_LOGIN = 128;

  /**
   * The names that Azure refuses for the administrator of a server, and the fixed principals of SQL
   * Server.
   */
  private static final Set<String> RESERVED_LOGINS =
      Set.of(
          "admin",
          "administrator",
          "sa",
          "root",
          "guest",
          "dbo",
          "public",
          "sys",
          "information_schema",
          "dbmanager",
          "loginmanager",
          "azuresu",
          "sysadmin",
          "serveradmin",
          "securityadmin",
          "setupadmin",
          "processadmin",
          "diskadmin",
          "dbcreator",
          "bulkadmin",
          "db_owner",
          "db_accessadmin",
          "db_securityadmin",
          "db_ddladmin",
          "db_backupoperator",
          "db_datareader",
          "db_datawriter",
          "db_denydatareader",
          "db_denydatawriter");

  private ServerRules() {}

  static void check(ServerTarget server, Violations violations) {
    AzureNames.SERVER.check(server.getName(), "name", violations);
    if (server.getName() != null) {
      ReservedWords.check(server.getName(), "name", violations);
    }
    checkAdministrator(server.getAdministratorLogin(), violations);
    violations.secret(server.getAdministratorPasswordRef(), "administratorPasswordRef");
    violations.require(
        "1.2".equals(server.getMinimalTlsVersion()) || "1.3".equals(server.getMinimalTlsVersion()),
        "minimalTlsVersion",
        "is not a version that Azure accepts",
        "1.2 or 1.3");
    FirewallRules.check(
        OptionalFields.listOf(server.getFirewallRules()),
        server.getPublicNetworkAccess(),
        violations);
    EntraAdministrator entra = server.getEntraAdministrator();
    checkEntra(entra, violations.in("entraAdministrator"));
    violations.require(
        !server.getEntraOnlyAuthentication()
            || (entra != null && !OptionalFields.isAbsent(entra.getLogin())),
        "entraOnlyAuthentication",
        "is true without an Entra administrator, so no user could log in",
        "false, or true with target.server.entraAdministrator");
    checkSecurity(server.getSecurity(), violations.in("security"));
    PrivateEndpointRules.check(server.getPrivateEndpoint(), violations.in("privateEndpoint"));
  }

  /** Reports options of the server that contradict those of the copy. */
  static void checkAgainstMigration(MigrationRequested request, Violations violations) {
    if (request.getTarget() == null
        || request.getTarget().getServer() == null
        || request.getMigration() == null
        || request.getMigration().getSynchronization() == null) {
      return;
    }
    violations.require(
        !request.getTarget().getServer().getEntraOnlyAuthentication()
            || !request.getMigration().getSynchronization().getEnabled(),
        "target.server.entraOnlyAuthentication",
        "disables the SQL login that Data Factory uses for the synchronization",
        "false, or migration.synchronization.enabled false");
  }

  private static void checkAdministrator(@Nullable String login, Violations violations) {
    String field = "administratorLogin";
    String accepted =
        "1 to 128 letters, digits, underscores and hyphens, a letter first, and not a reserved name"
            + " such as admin, administrator, sa, root, guest, dbo or public";
    if (violations.present(login, field, accepted) && login != null) {
      violations.require(
          LOGIN.matcher(login).matches(), field, "has a character that is not allowed", accepted);
      violations.require(
          !RESERVED_LOGINS.contains(login.toLowerCase(Locale.ROOT)),
          field,
          "is a reserved name",
          accepted);
    }
  }

  private static void checkEntra(@Nullable EntraAdministrator entra, Violations violations) {
    if (entra == null) {
      return;
    }
    boolean given = !OptionalFields.isAbsent(entra.getLogin());
    if (!given) {
      violations.require(
          OptionalFields.isAbsent(entra.getObjectId())
              && OptionalFields.isAbsent(entra.getTenantId()),
          "login",
          "is required for an administrator",
          "a display name or user principal name; without an administrator, no objectId and no"
              + " tenantId");
      return;
    }
    violations.require(
        entra.getLogin().length() <= LONGEST_LOGIN,
        "login",
        "is too long",
        "at most " + LONGEST_LOGIN + " characters");
    violations.uuid(entra.getObjectId(), "objectId");
    violations.uuid(entra.getTenantId(), "tenantId");
    violations.require(
        entra.getKind() != null && entra.getKind() != PrincipalKind.UNSPECIFIED,
        "kind",
        "is not specified",
        "USER, GROUP or APPLICATION");
  }

  private static void checkSecurity(@Nullable SecurityOptions security, Violations violations) {
    violations.require(
        security == null
            || !security.getVulnerabilityAssessment()
            || security.getThreatProtection()
            || security.getDefenderPlan(),
        "vulnerabilityAssessment",
        "needs Microsoft Defender for SQL, which is not enabled",
        "false, or true with target.server.security.threatProtection or defenderPlan");
  }
}
