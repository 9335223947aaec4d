package io.dbmodernizer.runtime.preflight;

import io.dbmodernizer.events.MigrationRequested;
import java.util.Locale;

/**
 * Which resource providers a request does without because it leaves an option out. A right or a
 * registration that only the option needs is not missed then.
 */
final class OptionalProviders {

  private OptionalProviders() {}

  /** Whether the request needs the provider of an operation or the namespace itself. */
  static boolean isNeeded(String operation, MigrationRequested request) {
    return switch (operation.split("/", 2)[0].toLowerCase(Locale.ROOT)) {
      case "microsoft.security" -> request.getTarget().getServer().getSecurity().getDefenderPlan();
      case "microsoft.storage" -> isGiven(request.getTarget().getStorage().getAccountName());
      case "microsoft.datafactory" -> request.getMigration().getSynchronization().getEnabled();
      case "microsoft.recoveryservices" -> isGiven(request.getBackup().getVault().getName());
      case "microsoft.portal" -> request.getMonitoring().getDashboard();
      default -> true;
    };
  }

  private static boolean isGiven(String name) {
    return !name.isEmpty();
  }
}
