package io.dbmodernizer.provisioner.firewall;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.models.FirewallRuleInner;
import io.dbmodernizer.events.FirewallRule;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.server.SqlServer;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceSet;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The firewall rules of the server that the request names. One listing reads them all. Rules that
 * the request does not name stay as they are.
 *
 * <p>Uses the inner client, because the fluent client also creates a rule that lets in all Azure
 * services.
 */
public final class FirewallRules implements ResourceSet<FirewallRuleInner> {
  /** Name of the step. */
  public static final String STEP = "firewall-rules";

  private final AzureClients clients;

  private FirewallRules(AzureClients clients) {
    this.clients = clients;
  }

  /**
   * Returns the step that creates the rules.
   *
   * @param clients of the Azure SDK
   */
  public static ResourceStep<FirewallRuleInner> step(AzureClients clients) {
    return new ResourceStep<>(
        clients.connection(), STEP, Set.of(SqlServer.STEP), new FirewallRules(clients));
  }

  @Override
  public ArmType type() {
    return ArmTypes.FIREWALL_RULE;
  }

  @Override
  public Demand demand(MigrationRequested request) {
    return Demand.when(!wanted(request).isEmpty(), "no firewall rules requested");
  }

  @Override
  public List<DeclaredFirewallRule> members(StepContext context) {
    return wanted(context.request()).stream()
        .map(rule -> new DeclaredFirewallRule(clients, rule))
        .toList();
  }

  @Override
  public Map<String, Observed<FirewallRuleInner>> observe(
      StepContext context, List<? extends ResourceDeclaration<FirewallRuleInner>> members) {
    TargetScope scope = TargetScope.of(context);
    return clients
        .sql(context)
        .getFirewallRules()
        .listByServer(scope.resourceGroup(), scope.server(), Context.NONE)
        .stream()
        .collect(
            Collectors.toMap(
                rule -> ResourceId.key(scope.onServer(type(), rule.name()).toString()),
                rule -> Observed.untagged(rule, rule.id())));
  }

  private static List<FirewallRule> wanted(MigrationRequested request) {
    return request.getTarget().getServer().getFirewallRules();
  }
}
