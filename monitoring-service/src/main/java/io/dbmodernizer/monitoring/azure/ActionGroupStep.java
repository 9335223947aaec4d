package io.dbmodernizer.monitoring.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.fluent.models.ActionGroupResourceInner;
import com.azure.resourcemanager.monitor.models.EmailReceiver;
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
 * The action group that alerts of the target go to. Migrations to the same server share it: each
 * adds its own addresses and removes nobody's.
 */
public final class ActionGroupStep extends ArmResourceStep<ActionGroupResourceInner> {
  /** Name of the step. */
  public static final String NAME = "action-group";

  /** Output: resource id of the action group. */
  public static final String ACTION_GROUP_ID = "action-group.id";

  private static final String LOCATION = "Global";

  private final MonitorClients clients;

  /**
   * @param clients of the Azure SDK
   */
  public ActionGroupStep(MonitorClients clients) {
    super(clients.connection());
    this.clients = clients;
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
    List<String> missing = missing(context, observed);
    return Wanted.Comparison.of(observed.tags())
        .equal("properties.enabled", true, observed.enabled())
        .require(missing.isEmpty(), "properties.emailReceivers", "also " + missing, "without them")
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
    List<EmailReceiver> receivers = new ArrayList<>(receivers(body));
    for (String address : missing(context, body)) {
      receivers.add(
          new EmailReceiver()
              .withName(address)
              .withEmailAddress(address)
              .withUseCommonAlertSchema(true));
    }
    return ArmResponse.finished(
        clients
            .monitor(context)
            .getActionGroups()
            .createOrUpdateWithResponse(
                Wanted.resourceGroup(context),
                ResourceNames.actionGroup(context.request()),
                body.withEnabled(true).withEmailReceivers(receivers),
                Context.NONE));
  }

  @Override
  protected AzureResource describe(StepContext context, ActionGroupResourceInner observed) {
    return AzureResource.newBuilder()
        .setId(observed.id())
        .setType("Microsoft.Insights/actionGroups")
        .setName(observed.name())
        .setCreated(ResourceTags.markedBy(context.request(), observed.tags()))
        .build();
  }

  @Override
  protected Map<String, String> outputs(StepContext context, ActionGroupResourceInner observed) {
    return Map.of(ACTION_GROUP_ID, observed.id());
  }

  /** The wanted addresses that are not there, each once; addresses are compared without case. */
  private static List<String> missing(StepContext context, ActionGroupResourceInner group) {
    TreeSet<String> missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    missing.addAll(context.request().getMonitoring().getAlertEmails());
    receivers(group).forEach(r -> missing.remove(r.emailAddress().toLowerCase(Locale.ROOT)));
    return List.copyOf(missing);
  }

  private static List<EmailReceiver> receivers(ActionGroupResourceInner group) {
    List<EmailReceiver> receivers = group.emailReceivers();
    return receivers == null ? List.of() : receivers;
  }
}
