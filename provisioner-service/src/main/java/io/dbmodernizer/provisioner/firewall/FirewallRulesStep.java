package io.dbmodernizer.provisioner.firewall;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.FirewallRulesClient;
import com.azure.resourcemanager.sql.fluent.models.FirewallRuleInner;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.FirewallRule;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.azure.TargetIds;
import io.dbmodernizer.provisioner.server.SqlServerStep;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The firewall rules of the server, all in one step: each run reads them all and writes at most one
 * that is missing or different, so that a crash repeats at most one write. What is missing is noted
 * before the first write, what was written after each. A rule of the same name with another range,
 * on a server that this migration did not create, is a conflict; rules that the request does not
 * name are left alone.
 *
 * <p>Uses the inner client because the fluent one also creates a rule that lets in all Azure
 * services.
 */
public final class FirewallRulesStep implements Step {
  /** Name of the step. */
  public static final String NAME = "firewall-rules";

  private static final String TYPE = "Microsoft.Sql/servers/firewallRules";

  private final AzureClients clients;

  /**
   * @param clients of the Azure SDK
   */
  public FirewallRulesStep(AzureClients clients) {
    this.clients = clients;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(SqlServerStep.NAME);
  }

  /**
   * What was intended and created are facts; {@link FirewallCheckpoint#inRound} forgets the rest.
   */
  @Override
  public String kept(String checkpoint) {
    return checkpoint;
  }

  @Override
  public StepResult run(StepContext context) {
    List<FirewallRule> wanted = context.request().getTarget().getServer().getFirewallRules();
    if (wanted.isEmpty()) {
      return StepResult.done("no firewall rules requested");
    }
    Map<String, FirewallRuleInner> observed = observe(context);
    FirewallCheckpoint checkpoint =
        FirewallCheckpoint.parse(context.checkpoint()).inRound(context.round());
    List<String> missing =
        wanted.stream()
            .map(FirewallRule::getName)
            .filter(name -> !observed.containsKey(key(name)) && !checkpoint.knows(name))
            .toList();
    if (!missing.isEmpty()) {
      return intend(context, missing, checkpoint);
    }
    int matching = 0;
    for (FirewallRule rule : wanted) {
      FirewallRuleInner existing = observed.get(key(rule.getName()));
      List<Difference> differences = existing == null ? List.of() : differences(rule, existing);
      if (existing != null && differences.isEmpty()) {
        matching++;
        continue;
      }
      if (checkpoint.hasWritten(rule.getName())) {
        return changedBack(rule);
      }
      if (existing != null && !Boolean.parseBoolean(context.output(SqlServerStep.SERVER_OWNED))) {
        return conflict(context, rule, differences);
      }
      write(context, rule);
      return StepResult.inProgress(
              matching * 100 / wanted.size(),
              "firewall rule " + rule.getName() + " written",
              Duration.ZERO)
          .withCheckpoint(checkpoint.with(rule.getName(), existing == null).toString());
    }
    return done(wanted, observed, checkpoint);
  }

  @Override
  public List<Verification> verify(StepContext context) {
    List<FirewallRule> wanted = context.request().getTarget().getServer().getFirewallRules();
    if (wanted.isEmpty()) {
      return List.of();
    }
    Map<String, FirewallRuleInner> observed = observe(context);
    return wanted.stream().map(rule -> verify(context, rule, observed)).toList();
  }

  private static Verification verify(
      StepContext context, FirewallRule rule, Map<String, FirewallRuleInner> observed) {
    String subject = "firewall rule " + rule.getName() + " of server " + server(context);
    String id = intended(context, rule.getName()).getId();
    FirewallRuleInner existing = observed.get(key(rule.getName()));
    if (existing == null) {
      return new Verification(subject, id, Verification.Verdict.MISSING, List.of(), Map.of());
    }
    List<Difference> differences = differences(rule, existing);
    return new Verification(
        subject,
        id,
        differences.isEmpty() ? Verification.Verdict.MATCHES : Verification.Verdict.DIFFERS,
        differences.stream().map(Difference::toString).toList(),
        Map.of());
  }

  private static StepResult intend(
      StepContext context, List<String> missing, FirewallCheckpoint checkpoint) {
    List<AzureResource> resources = missing.stream().map(name -> intended(context, name)).toList();
    resources.forEach(resource -> resource.setCreated(true));
    return StepResult.inProgress(
            5, missing.size() + " firewall rules are to be created", Duration.ZERO)
        .withCheckpoint(checkpoint.withIntended(missing).toString())
        .with(new StepResult.Found(Map.of(), resources, List.of()));
  }

  private static AzureResource intended(StepContext context, String rule) {
    return TargetIds.of(context.request()).onServer("firewallRules", rule);
  }

  private Map<String, FirewallRuleInner> observe(StepContext context) {
    return rules(context)
        .listByServer(scope(context).getResourceGroup(), server(context), Context.NONE)
        .stream()
        .collect(Collectors.toMap(rule -> key(rule.name()), rule -> rule));
  }

  private void write(StepContext context, FirewallRule rule) {
    rules(context)
        .createOrUpdateWithResponse(
            scope(context).getResourceGroup(),
            server(context),
            rule.getName(),
            new FirewallRuleInner()
                .withStartIpAddress(rule.getStartIpAddress())
                .withEndIpAddress(rule.getEndIpAddress()),
            Context.NONE);
  }

  private static StepResult done(
      List<FirewallRule> wanted,
      Map<String, FirewallRuleInner> observed,
      FirewallCheckpoint checkpoint) {
    List<AzureResource> resources = new ArrayList<>();
    for (FirewallRule rule : wanted) {
      FirewallRuleInner inner = observed.get(key(rule.getName()));
      if (inner != null) {
        resources.add(
            AzureResource.newBuilder()
                .setId(inner.id())
                .setType(TYPE)
                .setName(inner.name())
                .setCreated(checkpoint.hasCreated(rule.getName()))
                .build());
      }
    }
    return new StepResult.Done(
        checkpoint.isEmpty()
            ? "all " + wanted.size() + " firewall rules already match"
            : checkpoint.size() + " of " + wanted.size() + " firewall rules written",
        Map.of(),
        resources,
        List.of());
  }

  private static StepResult changedBack(FirewallRule rule) {
    return StepResult.failed(
        Reason.POLICY_NOT_APPLIED,
        "firewall rule " + rule.getName(),
        "firewall rule " + rule.getName() + " was written but reads back different",
        "Look for an Azure Policy or another actor that changes it back, then request a retry.");
  }

  private static StepResult conflict(
      StepContext context, FirewallRule rule, List<Difference> differences) {
    String subject = "firewall rule " + rule.getName() + " of server " + server(context);
    return StepResult.failed(
        Reason.RESOURCE_CONFLICT,
        subject,
        subject
            + " exists and differs: "
            + differences.stream().map(Difference::toString).collect(Collectors.joining("; ")),
        "Choose another name for the rule, or change its range to match what exists.");
  }

  private static List<Difference> differences(FirewallRule wanted, FirewallRuleInner observed) {
    List<Difference> differences = new ArrayList<>();
    if (!wanted.getStartIpAddress().equals(observed.startIpAddress())) {
      differences.add(
          Difference.mutable(
              "properties.startIpAddress", wanted.getStartIpAddress(), observed.startIpAddress()));
    }
    if (!wanted.getEndIpAddress().equals(observed.endIpAddress())) {
      differences.add(
          Difference.mutable(
              "properties.endIpAddress", wanted.getEndIpAddress(), observed.endIpAddress()));
    }
    return differences;
  }

  private FirewallRulesClient rules(StepContext context) {
    return clients.sql(scope(context).getSubscriptionId()).getFirewallRules();
  }

  private static AzureScope scope(StepContext context) {
    return context.request().getTarget().getAzure();
  }

  private static String server(StepContext context) {
    return context.request().getTarget().getServer().getName();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
