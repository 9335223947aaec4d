package io.dbmodernizer.emulator.sql.security;

import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/** The list of resource types for the access to a server and for its protection. */
public final class ServerSecurity {

  private ServerSecurity() {}

  /**
   * Returns the types.
   *
   * @param directory the resources
   * @param clock clock of the creation times
   * @param logins applies a change to the logins of databases
   * @param defenderPlan true for a subscription with the Defender plan for SQL servers
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
        new FirewallRuleType(directory),
        new PrivateEndpointType(directory));
  }
}
