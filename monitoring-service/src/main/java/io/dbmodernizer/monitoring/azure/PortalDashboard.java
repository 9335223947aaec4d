package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dashboard of the target in the Azure portal, if the request asks for one. Charts that people
 * add to it are a difference. Properties that the portal adds to a chart are no difference.
 */
public final class PortalDashboard implements ResourceDeclaration<JsonNode> {
  /** Name of the step. */
  public static final String STEP = "dashboard";

  private static final String TITLE_TAG = "hidden-title";

  private final ArmRest rest;

  private PortalDashboard(ArmRest rest) {
    this.rest = rest;
  }

  /**
   * Returns the step.
   *
   * @param azure connection to Azure Resource Manager
   */
  public static ResourceStep<JsonNode> step(AzureConnection azure) {
    return new ResourceStep<>(azure, STEP, Set.of(), new PortalDashboard(azure.rest()));
  }

  @Override
  public ArmType type() {
    return ArmTypes.DASHBOARD;
  }

  @Override
  public Demand demand(MigrationRequested request) {
    return request.getMonitoring().getDashboard()
        ? Demand.REQUESTED
        : new Demand.NotApplicable("not requested");
  }

  @Override
  public ResourceId id(StepContext context) {
    return TargetScope.of(context).inGroup(type(), Dashboard.name(context));
  }

  @Override
  public Optional<Observed<JsonNode>> observe(StepContext context) {
    String id = id(context).toString();
    return rest.get(id, type().apiVersion()).map(answer -> Observed.json(answer.body(), id));
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<JsonNode> observed) {
    return Comparison.of(observed)
        .require(
            contains(observed.body().at("/properties/lenses"), Dashboard.lenses(context)),
            "properties.lenses",
            "the charts of " + Dashboard.title(context),
            "others")
        .differences();
  }

  @Override
  public ArmResponse write(StepContext context, Optional<Observed<JsonNode>> observed) {
    Map<String, String> tags =
        new TreeMap<>(
            observed.map(Observed::tags).orElseGet(() -> ResourceTags.of(context.request())));
    tags.put(TITLE_TAG, Dashboard.title(context));
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("location", TargetScope.of(context).region());
    tags.forEach(body.putObject("tags")::put);
    body.putObject("properties").set("lenses", Dashboard.lenses(context));
    return rest.put(id(context).toString(), type().apiVersion(), body);
  }

  /**
   * Returns whether the wanted JSON is there. An object may have more fields, a list no more items.
   */
  private static boolean contains(JsonNode observed, JsonNode wanted) {
    if (wanted.isObject()) {
      return wanted.properties().stream()
          .allMatch(p -> contains(observed.path(p.getKey()), p.getValue()));
    }
    if (wanted.isArray()) {
      boolean sameSize = observed.size() == wanted.size();
      for (int i = 0; sameSize && i < wanted.size(); i++) {
        sameSize = contains(observed.path(i), wanted.get(i));
      }
      return sameSize;
    }
    return wanted.asString("").equalsIgnoreCase(observed.asString(""));
  }
}
