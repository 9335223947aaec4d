package io.dbmodernizer.monitoring.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.fluent.models.DiagnosticSettingsCategoryResourceInner;
import com.azure.resourcemanager.monitor.fluent.models.DiagnosticSettingsResourceInner;
import com.azure.resourcemanager.monitor.models.LogSettings;
import com.azure.resourcemanager.monitor.models.MetricSettings;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The diagnostic setting that sends logs and basic metrics to the workspace. Source of the
 * categories: Microsoft, "Supported resource logs for Microsoft.Sql/servers/databases". The tier of
 * a database decides which categories it has, so the step reads them from Azure first.
 *
 * <p>A logical server has no logs of its own. The logs of the whole server, such as audits, are on
 * its {@code master} database (Microsoft, "Auditing for Azure SQL Database", server-level auditing
 * to Log Analytics). The setting names the workspace; the logs come when auditing is switched on.
 */
public final class DiagnosticSetting
    implements ResourceDeclaration<DiagnosticSettingsResourceInner> {
  /** Name of the step for the database. */
  public static final String DATABASE = "diagnostic-setting";

  /** Name of the step for the server. */
  public static final String SERVER = "server-diagnostic-setting";

  private static final String SETTING = "dbmodernizer";

  private static final Set<String> DATABASE_LOGS =
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
  private static final Set<String> SERVER_LOGS =
      Set.of("SQLSecurityAuditEvents", "DevOpsOperationsAudit", "Errors");
  private static final Set<String> METRICS = Set.of("Basic");

  private final MonitorClients clients;
  private final String step;
  private final Set<String> logs;
  private final Function<StepContext, ResourceId> id;

  private DiagnosticSetting(
      MonitorClients clients, String step, Set<String> logs, Function<StepContext, ResourceId> id) {
    this.clients = clients;
    this.step = step;
    this.logs = logs;
    this.id = id;
  }

  /** Returns the step for the setting of the database. */
  public static ResourceStep<DiagnosticSettingsResourceInner> database(MonitorClients clients) {
    return step(
        new DiagnosticSetting(
            clients,
            DATABASE,
            DATABASE_LOGS,
            context -> setting(ResourceId.parse(context.target().getDatabaseId()), SETTING)));
  }

  /**
   * Returns the step for the setting of the server. All migrations to the server with the same
   * workspace share it, so its name has the name of the workspace.
   */
  public static ResourceStep<DiagnosticSettingsResourceInner> server(MonitorClients clients) {
    return step(
        new DiagnosticSetting(
            clients,
            SERVER,
            SERVER_LOGS,
            context ->
                setting(
                    ResourceId.parse(context.target().getServerId()).child("databases", "master"),
                    SETTING + "-" + ResourceNames.workspace(context.request()))));
  }

  private static ResourceStep<DiagnosticSettingsResourceInner> step(DiagnosticSetting setting) {
    return new ResourceStep<>(
        setting.clients.connection(), setting.step, Set.of(Workspace.STEP), setting);
  }

  private static ResourceId setting(ResourceId observed, String name) {
    return observed.resource(ArmTypes.DIAGNOSTIC_SETTING.name(), name);
  }

  @Override
  public ArmType type() {
    return ArmTypes.DIAGNOSTIC_SETTING;
  }

  @Override
  public ResourceId id(StepContext context) {
    return id.apply(context);
  }

  @Override
  public String subject(StepContext context) {
    TargetScope scope = TargetScope.of(context);
    return step.equals(SERVER)
        ? "diagnostic setting of server " + scope.server()
        : "diagnostic setting of database " + scope.database();
  }

  @Override
  public Optional<Observed<DiagnosticSettingsResourceInner>> observe(StepContext context) {
    ResourceId setting = id(context);
    return ArmLookup.find(
            () ->
                clients
                    .monitor(context)
                    .getDiagnosticSettingsOperations()
                    .getWithResponse(observedPath(context), setting.name(), Context.NONE))
        .map(found -> Observed.untagged(found, setting.toString()));
  }

  @Override
  public List<Difference> compare(
      StepContext context, Observed<DiagnosticSettingsResourceInner> observed) {
    String workspace = context.output(Workspace.WORKSPACE_ID);
    String observedWorkspace = observed.body().workspaceId();
    Set<String> enabled = enabledCategories(observed.body());
    List<String> offered = offered(context);
    List<String> missing =
        Stream.concat(wanted(offered, logs), wanted(offered, METRICS))
            .filter(category -> !enabled.contains(category))
            .toList();
    return Comparison.ofOwn()
        .require(
            ResourceId.same(workspace, observedWorkspace),
            "properties.workspaceId",
            workspace,
            observedWorkspace)
        .require(missing.isEmpty(), "properties.logs and metrics", "also " + missing, enabled)
        .differences();
  }

  @Override
  public ArmResponse write(
      StepContext context, Optional<Observed<DiagnosticSettingsResourceInner>> observed) {
    List<String> offered = offered(context);
    DiagnosticSettingsResourceInner body =
        new DiagnosticSettingsResourceInner()
            .withWorkspaceId(context.output(Workspace.WORKSPACE_ID))
            .withLogs(
                wanted(offered, logs)
                    .map(c -> new LogSettings().withCategory(c).withEnabled(true))
                    .toList())
            .withMetrics(
                wanted(offered, METRICS)
                    .map(c -> new MetricSettings().withCategory(c).withEnabled(true))
                    .toList());
    return ArmResponse.finished(
        clients
            .monitor(context)
            .getDiagnosticSettingsOperations()
            .createOrUpdateWithResponse(
                observedPath(context), id(context).name(), body, Context.NONE));
  }

  private List<String> offered(StepContext context) {
    return clients
        .monitor(context)
        .getDiagnosticSettingsCategories()
        .list(observedPath(context))
        .stream()
        .map(DiagnosticSettingsCategoryResourceInner::name)
        .sorted()
        .toList();
  }

  private static Stream<String> wanted(List<String> offered, Set<String> categories) {
    return offered.stream().filter(categories::contains);
  }

  /**
   * Returns the path of the observed resource for the client. The path is encoded, because the
   * client copies it into the URL. It has no slash at the beginning, because the client adds one
   * and some servers refuse two.
   */
  private String observedPath(StepContext context) {
    return id(context).parent().path().substring(1);
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
