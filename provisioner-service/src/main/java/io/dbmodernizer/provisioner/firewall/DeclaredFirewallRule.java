package io.dbmodernizer.provisioner.firewall;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.FirewallRulesClient;
import com.azure.resourcemanager.sql.fluent.models.FirewallRuleInner;
import io.dbmodernizer.events.FirewallRule;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.server.SqlServer;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One firewall rule of the server. On a server that this migration did not create, a rule of the
 * same name with another range is a conflict.
 *
 * <p>Source: Microsoft.Sql, {@code FirewallRules_CreateOrUpdate}.
 *
 * @param clients of the Azure SDK
 * @param wanted the rule as the request names it
 */
record DeclaredFirewallRule(AzureClients clients, FirewallRule wanted)
    implements ResourceDeclaration<FirewallRuleInner> {

  @Override
  public ArmType type() {
    return ArmTypes.FIREWALL_RULE;
  }

  @Override
  public ResourceId id(StepContext context) {
    return TargetScope.of(context).onServer(type(), wanted.getName());
  }

  @Override
  public String subject(StepContext context) {
    return "firewall rule " + wanted.getName() + " of server " + TargetScope.of(context).server();
  }

  @Override
  public String conflictRemedy() {
    return "Choose another name for the rule, or change its range to match what exists.";
  }

  @Override
  public Optional<Observed<FirewallRuleInner>> observe(StepContext context) {
    TargetScope scope = TargetScope.of(context);
    return ArmLookup.find(
            () ->
                rules(context)
                    .getWithResponse(
                        scope.resourceGroup(), scope.server(), wanted.getName(), Context.NONE))
        .map(rule -> Observed.untagged(rule, rule.id()));
  }

  /** Azure can change both addresses, but only the server's creator may change them. */
  @Override
  public List<Difference> compare(StepContext context, Observed<FirewallRuleInner> observed) {
    boolean fixed = !SqlServer.isOwned(context);
    List<Difference> differences = new ArrayList<>();
    differ(
        "startIpAddress",
        wanted.getStartIpAddress(),
        observed.body().startIpAddress(),
        fixed,
        differences);
    differ(
        "endIpAddress",
        wanted.getEndIpAddress(),
        observed.body().endIpAddress(),
        fixed,
        differences);
    return differences;
  }

  private static void differ(
      String property,
      String wanted,
      String observed,
      boolean fixed,
      List<Difference> differences) {
    if (!wanted.equals(observed)) {
      differences.add(new Difference("properties." + property, wanted, observed, fixed));
    }
  }

  @Override
  public ArmResponse write(StepContext context, Optional<Observed<FirewallRuleInner>> observed) {
    TargetScope scope = TargetScope.of(context);
    return ArmResponse.finished(
        rules(context)
            .createOrUpdateWithResponse(
                scope.resourceGroup(),
                scope.server(),
                wanted.getName(),
                new FirewallRuleInner()
                    .withStartIpAddress(wanted.getStartIpAddress())
                    .withEndIpAddress(wanted.getEndIpAddress()),
                Context.NONE));
  }

  private FirewallRulesClient rules(StepContext context) {
    return clients.sql(context).getFirewallRules();
  }
}
