package io.dbmodernizer.request;

import io.dbmodernizer.events.SourceDatabase;
import java.util.regex.Pattern;

/** The rules on the source database. */
final class SourceRules {

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?");
  private static final Pattern IPV6 = Pattern.compile("\\[?[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(?:%.*)?]?");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int MAX_IDENTIFIER = 128;

  private SourceRules() {}

  static void check(SourceDatabase source, Violations violations) {
    checkHost(source, violations);
    violations.inRange(source.getPort(), 1, 65_535, "port", "");
    checkDatabase(source, violations);
    checkLogin(source, violations);
    violations.secret(source.getPasswordRef(), "passwordRef");
  }

  private static void checkHost(SourceDatabase source, Violations violations) {
    String accepted = "a host name or an IPv4 address, without port and instance";
    String host = source.getHost();
    if (violations.present(host, "host", accepted) && !HOST.matcher(host).matches()) {
      violations.add("host", problem(host), accepted);
    }
  }

  // Azure's migration service and Data Factory separate host and port by a comma or a colon. They
  // do not document how an IPv6 address is separated from its port.
  private static String problem(String host) {
    if (host.contains("\\")) {
      return "names an instance; give the host, and the port that the instance listens on";
    }
    return IPV6.matcher(host).matches()
        ? "is an IPv6 address, which Azure does not accept; give a host name that resolves to it"
        : "is not a host";
  }

  private static void checkDatabase(SourceDatabase source, Violations violations) {
    String accepted =
        "1 to %d characters without ; and control characters, no system database"
            .formatted(MAX_IDENTIFIER);
    String name = source.getDatabase();
    if (!violations.present(name, "database", accepted)) {
      return;
    }
    violations.require(name.length() <= MAX_IDENTIFIER, "database", "is too long", accepted);
    // Azure's migration service does not accept a semicolon in the name of a database.
    violations.require(
        !name.contains(";") && !CONTROL.matcher(name).find(),
        "database",
        "has a character that cannot be migrated",
        accepted);
    violations.require(
        !AzureNames.isSystemDatabase(name), "database", "is a system database", accepted);
  }

  private static void checkLogin(SourceDatabase source, Violations violations) {
    String accepted =
        "a SQL Server login of 1 to %d characters, not a Windows account".formatted(MAX_IDENTIFIER);
    String login = source.getLogin();
    if (violations.present(login, "login", accepted)) {
      violations.require(
          login.length() <= MAX_IDENTIFIER && !CONTROL.matcher(login).find(),
          "login",
          "is too long or has control characters",
          accepted);
      violations.require(!login.contains("\\"), "login", "is a Windows account", accepted);
    }
  }
}
