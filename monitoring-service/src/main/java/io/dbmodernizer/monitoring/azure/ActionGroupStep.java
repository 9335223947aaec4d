package io.dbmodernizer.monitoring.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.fluent.models.ActionGroupResourceInner;
import com.azure.resourcemanager.monitor.models.EmailReceiver;
import com.azure.resourcemanager.monitor.models.WebhookReceiver;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The action group that alerts of the target go to: mails and webhooks. Migrations to the same
 * server share it: each adds its own addresses and removes nobody's. Addresses of webhooks hold
 * secrets: they are compared in memory and never said.
 */
public final class ActionGroupStep extends ArmResourceStep<ActionGroupResourceInner> {
  /** Name of the step. */
  public static final String NAME = "action-group";

  /** Output: resource id of the action group. */
  public static final String ACTION_GROUP_ID = "action-group.id";

  private static final String LOCATION = "Global";

  static final String TYPE = "Microsoft.Insights/actionGroups";

  private final MonitorClients clients;
  private final AlertWebhooks webhooks;

  /**
   * @param clients of the Azure SDK
   * @param webhooks what is called besides mailing
   */
  public ActionGroupStep(MonitorClients clients, AlertWebhooks webhooks) {
    super(clients.connection());
    this.clients = clients;
    this.webhooks = webhooks;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected String subject(StepContext context) {
    return "action group " + ResourceNames.actionGroup(context.request());
  }

  @Override
  protected Optional<ActionGroupResourceInner> observe(StepContext context) {
    return ArmLookup.find(
        () ->
            clients
                .monitor(context)
                .getActionGroups()
                .getByResourceGroupWithResponse(
                    Wanted.resourceGroup(context),
                    ResourceNames.actionGroup(context.request()),
                    Context.NONE));
  }

  @Override
  protected List<Difference> compare(StepContext context, ActionGroupResourceInner observed) {
    List<String> mails = missingMails(context, observed);
    List<AlertWebhook> calls = missingWebhooks(context, observed);
    return Wanted.Comparison.of(observed.tags())
        .equal("properties.enabled", true, observed.enabled())
        .require(mails.isEmpty(), "properties.emailReceivers", "also " + mails, "without them")
        .require(calls.isEmpty(), "properties.webhookReceivers", "also " + calls, "without them")
        .differences();
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<ActionGroupResourceInner> observed) {
    ActionGroupResourceInner body =
        observed.orElseGet(
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
                Wanted.resourceGroup(context),
                ResourceNames.actionGroup(context.request()),
                body.withEnabled(true).withEmailReceivers(mails).withWebhookReceivers(calls),
                Context.NONE));
  }

  @Override
  protected AzureResource describe(StepContext context, ActionGroupResourceInner observed) {
    return Wanted.marked(resource(context), context, observed.tags());
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(resource(context));
  }

  @Override
  protected Map<String, String> outputs(StepContext context, ActionGroupResourceInner observed) {
    return Map.of(ACTION_GROUP_ID, observed.id());
  }

  /** The wanted addresses that are not there, each once; addresses are compared without case. */
  private static List<String> missingMails(StepContext context, ActionGroupResourceInner group) {
    TreeSet<String> missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    missing.addAll(context.request().getMonitoring().getAlertEmails());
    mails(group).forEach(r -> missing.remove(r.emailAddress().toLowerCase(Locale.ROOT)));
    return List.copyOf(missing);
  }

  /**
   * The wanted webhooks whose address is not called in the common alert schema. A group that no
   * migration created need not call this service: it must not be changed for that.
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

  private static AzureResource resource(StepContext context) {
    return Wanted.inGroup(context, TYPE, ResourceNames.actionGroup(context.request()));
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
