package io.dbmodernizer.emulator.insights;

import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The provider {@code Microsoft.Insights}: alerts, action groups, diagnostic settings, and
 * operations {@code DiagnosticSettingsCategory_List} and {@code MetricDefinitions_List}.
 */
public final class InsightsProvider implements Provider {

  private static final String CATEGORIES = "Microsoft.Insights/diagnosticSettingsCategories";

  private static final String DEFINITIONS = "Microsoft.Insights/metricDefinitions";

  private final ResourceDirectory directory;
  private final AlertFiring firing;

  /**
   * Creates the provider.
   *
   * @param directory the resources
   * @param store store of the fired alerts
   * @param clock clock of the alerts
   */
  public InsightsProvider(ResourceDirectory directory, ResourceStore store, InstantSource clock) {
    this.directory = directory;
    this.firing = new AlertFiring(directory, store, clock);
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        new ActionGroupType(),
        new MetricAlertType(directory),
        new ActivityLogAlertType(directory),
        new DiagnosticSettingType(directory));
  }

  @Override
  public List<Route> actions() {
    return List.of(
        Route.of("GET", "{scope*}/providers/" + CATEGORIES, this::listCategories),
        Route.of("GET", "{scope*}/providers/" + DEFINITIONS, this::listMetrics));
  }

  @Override
  public List<Route> ownActions() {
    return List.of(Route.of("POST", "/_emulator/alerts/fire", firing::fire));
  }

  private ArmResponse listMetrics(ArmRequest request) {
    Resource resource = observed(request);
    return ArmResponse.list(
        MonitoredTypes.metrics(resource).stream()
            .map(name -> definition(resource.id(), name))
            .toList());
  }

  private Resource observed(ArmRequest request) {
    ResourceId scope = new ResourceId(request.parameter("scope"));
    return directory
        .find(scope)
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "ResourceNotFound", "The resource '" + scope + "' was not found."));
  }

  private ArmResponse listCategories(ArmRequest request) {
    ResourceId scope = observed(request).id();
    return ArmResponse.list(
        Stream.concat(
                MonitoredTypes.metricCategories(scope.type()).stream()
                    .map(name -> category(scope, name, "Metrics")),
                MonitoredTypes.logCategories(scope.type()).stream()
                    .map(name -> category(scope, name, "Logs")))
            .toList());
  }

  private static ObjectNode definition(ResourceId scope, String name) {
    return Json.object(
        body -> {
          body.put("id", scope + "/providers/" + DEFINITIONS + "/" + name);
          body.put("resourceId", scope.value()).put("namespace", scope.type());
          body.putObject("name").put("value", name).put("localizedValue", name);
          body.put("isDimensionRequired", false).put("unit", "Unspecified");
        });
  }

  private static ObjectNode category(ResourceId scope, String name, String kind) {
    return Json.object(
        body -> {
          body.put("id", scope + "/providers/" + CATEGORIES + "/" + name);
          body.put("name", name).put("type", CATEGORIES);
          body.putObject("properties").put("categoryType", kind);
        });
  }
}
