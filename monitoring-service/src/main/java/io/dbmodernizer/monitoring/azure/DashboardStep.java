package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dashboard of the target in the Azure portal, if the request wants one. Charts that people add
 * to it are a difference; what the portal adds to a chart is none.
 */
public final class DashboardStep extends ArmResourceStep<JsonNode> {
  /** Name of the step. */
  public static final String NAME = "dashboard";

  static final String TYPE = "Microsoft.Portal/dashboards";
  static final String API_VERSION = "2026-04-01";

  private static final String TITLE_TAG = "hidden-title";

  /**
   * @param azure the way to Resource Manager
   */
  public DashboardStep(AzureConnection azure) {
    super(azure);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StepResult run(StepContext context) {
    return isWanted(context) ? super.run(context) : StepResult.done("not requested");
  }

  @Override
  public List<Verification> verify(StepContext context) {
    return isWanted(context)
        ? super.verify(context)
        : List.of(Wanted.notApplicable("portal dashboard", "not requested"));
  }

  @Override
  protected String subject(StepContext context) {
    return "portal dashboard " + Dashboard.name(context);
  }

  @Override
  protected Optional<JsonNode> observe(StepContext context) {
    return azure().rest().get(resource(context).getId(), API_VERSION).map(ArmResponse::body);
  }

  @Override
  protected List<Difference> compare(StepContext context, JsonNode observed) {
    return Wanted.Comparison.of(tags(observed))
        .require(
            contains(observed.at("/properties/lenses"), Dashboard.lenses(context)),
            "properties.lenses",
            "the charts of " + Dashboard.title(context),
            "others")
        .differences();
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<JsonNode> observed) {
    Map<String, String> tags =
        new TreeMap<>(
            observed.map(DashboardStep::tags).orElseGet(() -> ResourceTags.of(context.request())));
    tags.put(TITLE_TAG, Dashboard.title(context));
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("location", Wanted.scope(context).getRegion());
    ObjectNode written = body.putObject("tags");
    tags.forEach(written::put);
    body.putObject("properties").set("lenses", Dashboard.lenses(context));
    return azure().rest().put(resource(context).getId(), API_VERSION, body);
  }

  @Override
  protected AzureResource describe(StepContext context, JsonNode observed) {
    return Wanted.marked(resource(context), context, tags(observed));
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(resource(context));
  }

  private static boolean isWanted(StepContext context) {
    return context.request().getMonitoring().getDashboard();
  }

  private static AzureResource resource(StepContext context) {
    return Wanted.inGroup(context, TYPE, Dashboard.name(context));
  }

  private static Map<String, String> tags(JsonNode observed) {
    Map<String, String> tags = new TreeMap<>();
    observed
        .path("tags")
        .properties()
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString("")));
    return tags;
  }

  /** Whether everything wanted is there; an object may say more, a list may not hold more. */
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
