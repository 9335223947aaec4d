package io.dbmodernizer.monitoring.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.fluent.models.ActionGroupResourceInner;
import com.azure.resourcemanager.monitor.models.EmailReceiver;
import com.azure.resourcemanager.monitor.models.WebhookReceiver;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The action group that alerts of the target go to. It sends mails and calls webhooks. Migrations
 * to the same server share it: each adds its own addresses and removes none. The addresses of
 * webhooks have secrets, so they are compared in memory and never shown.
 */
public final class ActionGroup implements ResourceDeclaration<ActionGroupResourceInner> {
  /** Name of the step. */
  public static final String STEP = "action-group";

  /** Output: resource id of the action group. */
  public static final OutputKey<String> ACTION_GROUP_ID = OutputKey.text("action-group.id");

  private static final String LOCATION = "Global";

  private final MonitorClients clients;
  private final AlertWebhooks webhooks;

  private ActionGroup(MonitorClients clients, AlertWebhooks webhooks) {
    this.clients = clients;
    this.webhooks = webhooks;
  }

  /**
   * Returns the step.
   *
   * @param clients clients of the Azure SDK
   * @param webhooks the webhooks that the action group calls
   */
  public static ResourceStep<ActionGroupResourceInner> step(
      MonitorClients clients, AlertWebhooks webhooks) {
    return new ResourceStep<>(
        clients.connection(), STEP, Set.of(), new ActionGroup(clients, webhooks));
  }

  @Override
  public ArmType type() {
    return ArmTypes.ACTION_GROUP;
  }

  @Override
  public ResourceId id(StepContext context) {
    return TargetScope.of(context).inGroup(type(), ResourceNames.actionGroup(context.request()));
  }

  @Override
  public Optional<Observed<ActionGroupResourceInner>> observe(StepContext context) {
    ResourceId id = id(context);
    return ArmLookup.find(
            () ->
                clients
                    .monitor(context)
                    .getActionGroups()
                    .getByResourceGroupWithResponse(
                        TargetScope.of(context).resourceGroup(), id.name(), Context.NONE))
        .map(group -> Observed.tagged(group, id.toString(), group.tags()));
  }

  @Override
  public List<Difference> compare(
      StepContext context, Observed<ActionGroupResourceInner> observed) {
    List<String> mails = missingMails(context, observed.body());
    List<AlertWebhook> calls = missingWebhooks(context, observed.body());
    return Comparison.of(observed)
        .equal("properties.enabled", true, observed.body().enabled())
        .require(mails.isEmpty(), "properties.emailReceivers", "also " + mails, "without them")
        .require(calls.isEmpty(), "properties.webhookReceivers", "also " + calls, "without them")
        .differences();
  }

  @Override
  public ArmResponse write(
      StepContext context, Optional<Observed<ActionGroupResourceInner>> observed) {
    ActionGroupResourceInner body =
        observed
            .map(Observed::body)
            .orElseGet(
                () ->
                    new ActionGroupResourceInner()
                        .withLocation(LOCATION)
                        .withTags(ResourceTags.of(context.request()))
                        .withGroupShortName(ResourceNames.actionGroupShortName(context.request())));
    List<EmailReceiver> mails = new ArrayList<>(mails(body));
    for (String address : missingMails(context, body)) {
      mails.add(
          new EmailReceiver()
              .withName(address)
              .withEmailAddress(address)
              .withUseCommonAlertSchema(true));
    }
    List<WebhookReceiver> calls = new ArrayList<>(calls(body));
    for (AlertWebhook webhook : missingWebhooks(context, body)) {
      calls.removeIf(call -> webhook.name().equalsIgnoreCase(call.name()));
      calls.add(
          new WebhookReceiver()
              .withName(webhook.name())
              .withServiceUri(webhook.address())
              .withUseCommonAlertSchema(true));
    }
    return ArmResponse.finished(
        clients
            .monitor(context)
            .getActionGroups()
            .createOrUpdateWithResponse(
                TargetScope.of(context).resourceGroup(),
                id(context).name(),
                body.withEnabled(true).withEmailReceivers(mails).withWebhookReceivers(calls),
                Context.NONE));
  }

  @Override
  public Outputs outputs(StepContext context, Observed<ActionGroupResourceInner> observed) {
    return Outputs.of(ACTION_GROUP_ID, observed.body().id());
  }

  /** Returns the wanted addresses that the group lacks. Case does not matter in an address. */
  private static List<String> missingMails(StepContext context, ActionGroupResourceInner group) {
    TreeSet<String> missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    missing.addAll(context.request().getMonitoring().getAlertEmails());
    mails(group).forEach(r -> missing.remove(r.emailAddress().toLowerCase(Locale.ROOT)));
    return List.copyOf(missing);
  }

  /**
   * Returns the wanted webhooks that the group does not call in the common alert schema. A group
   * that no migration created is not changed, so it need not call this service.
   */
  private List<AlertWebhook> missingWebhooks(StepContext context, ActionGroupResourceInner group) {
    boolean foreign = !ResourceTags.marked(group.tags());
    return webhooks.wanted(context).stream()
        .filter(webhook -> !(foreign && webhook.isOwn()))
        .filter(
            webhook ->
                calls(group).stream()
                    .noneMatch(
                        call ->
                            webhook.address().equals(call.serviceUri())
                                && Boolean.TRUE.equals(call.useCommonAlertSchema())))
        .toList();
  }

  private static List<EmailReceiver> mails(ActionGroupResourceInner group) {
    List<EmailReceiver> receivers = group.emailReceivers();
    return receivers == null ? List.of() : receivers;
  }

  private static List<WebhookReceiver> calls(ActionGroupResourceInner group) {
    List<WebhookReceiver> receivers = group.webhookReceivers();
    return receivers == null ? List.of() : receivers;
  }
}
