package io.dbmodernizer.emulator.insights;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.ArmRequest;
import io.dbmodernizer.emulator.arm.ArmResponse;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.ResourceType;
import io.dbmodernizer.emulator.arm.Route;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Azure Monitor's alerts and diagnostic settings. */
public final class InsightsProvider implements Provider {

  private static final String CATEGORIES = "Microsoft.Insights/diagnosticSettingsCategories";

  private final ResourceDirectory directory;

  public InsightsProvider(ResourceDirectory directory) {
    this.directory = directory;
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
    return List.of(Route.of("GET", "{scope*}/providers/" + CATEGORIES, this::listCategories));
  }

  private ArmResponse listCategories(ArmRequest request) {
    ResourceId scope = new ResourceId(request.parameter("scope"));
    if (directory.find(scope).isEmpty()) {
      throw ArmException.notFound(
          "ResourceNotFound", "The resource '" + scope + "' was not found.");
    }
    return ArmResponse.list(
        Stream.concat(
                MonitoredTypes.metricCategories(scope.type()).stream()
                    .map(name -> category(scope, name, "Metrics")),
                MonitoredTypes.logCategories(scope.type()).stream()
                    .map(name -> category(scope, name, "Logs")))
            .toList());
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
