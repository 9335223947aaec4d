package io.dbmodernizer.monitoring.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.fluent.models.DiagnosticSettingsCategoryResourceInner;
import com.azure.resourcemanager.monitor.fluent.models.DiagnosticSettingsResourceInner;
import com.azure.resourcemanager.monitor.models.LogSettings;
import com.azure.resourcemanager.monitor.models.MetricSettings;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends the database's logs and basic metrics to the workspace. Categories: Microsoft, "Supported
 * resource logs for Microsoft.Sql/servers/databases"; those of audits are left to their own
 * settings. Which of them a database has depends on its tier, so Azure is asked first.
 */
public final class DiagnosticSettingStep extends ArmResourceStep<DiagnosticSettingsResourceInner> {
  /** Name of the step. */
  public static final String NAME = "diagnostic-setting";

  private static final String SETTING = "dbmodernizer";

  private static final Set<String> LOGS =
      Set.of(
          "SQLInsights",
          "AutomaticTuning",
          "QueryStoreRuntimeStatistics",
          "QueryStoreWaitStatistics",
          "Errors",
          "DatabaseWaitStatistics",
          "Timeouts",
          "Blocks",
          "Deadlocks");
  private static final Set<String> METRICS = Set.of("Basic");

  private final MonitorClients clients;

  /**
   * @param clients of the Azure SDK
   */
  public DiagnosticSettingStep(MonitorClients clients) {
    super(clients.connection());
    this.clients = clients;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(WorkspaceStep.NAME);
  }

  @Override
  protected String subject(StepContext context) {
    return "diagnostic setting of database "
        + context.request().getTarget().getDatabase().getName();
  }

  @Override
  protected Optional<DiagnosticSettingsResourceInner> observe(StepContext context) {
    return ArmLookup.find(
        () ->
            clients
                .monitor(context)
                .getDiagnosticSettingsOperations()
                .getWithResponse(databaseId(context), SETTING, Context.NONE));
  }

  @Override
  protected List<Difference> compare(
      StepContext context, DiagnosticSettingsResourceInner observed) {
    String workspace = context.output(WorkspaceStep.WORKSPACE_ID);
    Set<String> enabled = enabledCategories(observed);
    List<String> missing =
        Stream.concat(wanted(context, LOGS).stream(), wanted(context, METRICS).stream())
            .filter(category -> !enabled.contains(category))
            .toList();
    return Wanted.Comparison.ofOwn()
        .require(
            Wanted.sameId(workspace, observed.workspaceId()),
            "properties.workspaceId",
            workspace,
            observed.workspaceId())
        .require(missing.isEmpty(), "properties.logs and metrics", "also " + missing, enabled)
        .differences();
  }

  @Override
  protected ArmResponse write(
      StepContext context, Optional<DiagnosticSettingsResourceInner> observed) {
    DiagnosticSettingsResourceInner body =
        new DiagnosticSettingsResourceInner()
            .withWorkspaceId(context.output(WorkspaceStep.WORKSPACE_ID))
            .withLogs(
                wanted(context, LOGS).stream()
                    .map(c -> new LogSettings().withCategory(c).withEnabled(true))
                    .toList())
            .withMetrics(
                wanted(context, METRICS).stream()
                    .map(c -> new MetricSettings().withCategory(c).withEnabled(true))
                    .toList());
    return ArmResponse.finished(
        clients
            .monitor(context)
            .getDiagnosticSettingsOperations()
            .createOrUpdateWithResponse(databaseId(context), SETTING, body, Context.NONE));
  }

  @Override
  protected AzureResource describe(StepContext context, DiagnosticSettingsResourceInner observed) {
    return AzureResource.newBuilder()
        .setId(observed.id())
        .setType("Microsoft.Insights/diagnosticSettings")
        .setName(observed.name())
        .build();
  }

  /** Those of the given categories that the database has, in a fixed order. */
  private List<String> wanted(StepContext context, Set<String> categories) {
    return clients
        .monitor(context)
        .getDiagnosticSettingsCategories()
        .list(databaseId(context))
        .stream()
        .map(DiagnosticSettingsCategoryResourceInner::name)
        .filter(categories::contains)
        .sorted()
        .toList();
  }

  /** Without the slash at the beginning: the client puts one there, and some servers refuse two. */
  private static String databaseId(StepContext context) {
    String id = context.target().getDatabaseId();
    return id.startsWith("/") ? id.substring(1) : id;
  }

  private static Set<String> enabledCategories(DiagnosticSettingsResourceInner observed) {
    Stream<String> logs =
        observed.logs() == null
            ? Stream.empty()
            : observed.logs().stream().filter(LogSettings::enabled).map(LogSettings::category);
    Stream<String> metrics =
        observed.metrics() == null
            ? Stream.empty()
            : observed.metrics().stream()
                .filter(MetricSettings::enabled)
                .map(MetricSettings::category);
    return Stream.concat(logs, metrics)
        .filter(category -> category != null)
        .collect(Collectors.toSet());
  }
}
