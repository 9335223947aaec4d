package io.dbmodernizer.emulator.sql.security;

import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/** The resource types that say who may reach a server and how it is watched. */
public final class ServerSecurity {

  private ServerSecurity() {}

  /**
   * Returns the types.
   *
   * @param logins how a change reaches the databases
   * @param defenderPlan whether a subscription has the Defender plan for SQL servers
   */
  public static List<ResourceType> types(
      ResourceDirectory directory,
      InstantSource clock,
      DatabaseLogins logins,
      Predicate<String> defenderPlan) {
    return List.of(
        new AdministratorType(directory),
        new EntraOnlyType(directory, logins),
        new ThreatProtectionType(clock),
        new VulnerabilityAssessmentType(directory, defenderPlan),
        new FirewallRuleType(directory));
  }
}
