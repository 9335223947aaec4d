package io.dbmodernizer.monitoring.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.fluent.models.DiagnosticSettingsCategoryResourceInner;
import com.azure.resourcemanager.monitor.fluent.models.DiagnosticSettingsResourceInner;
import com.azure.resourcemanager.monitor.models.LogSettings;
import com.azure.resourcemanager.monitor.models.MetricSettings;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends logs and basic metrics to the workspace. Categories: Microsoft, "Supported resource logs
 * for Microsoft.Sql/servers/databases". Which of them a database has depends on its tier, so Azure
 * is asked first.
 *
 * <p>A logical server has no logs of its own: those of the server as a whole, audits above all, are
 * on its {@code master} database (Microsoft, "Auditing for Azure SQL Database", server-level
 * auditing to Log Analytics). They flow once auditing is switched on; the setting is where to.
 */
public final class DiagnosticSettingStep extends ArmResourceStep<DiagnosticSettingsResourceInner> {
  /** Name of the step for the database. */
  public static final String DATABASE = "diagnostic-setting";

  /** Name of the step for the server. */
  public static final String SERVER = "server-diagnostic-setting";

  static final String TYPE = "Microsoft.Insights/diagnosticSettings";

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
  private final String name;
  private final Set<String> logs;
  private final Function<StepContext, AzureResource> setting;

  private DiagnosticSettingStep(
      MonitorClients clients,
      String name,
      Set<String> logs,
      Function<StepContext, AzureResource> setting) {
    super(clients.connection());
    this.clients = clients;
    this.name = name;
    this.logs = logs;
    this.setting = setting;
  }

  /** The database's own. */
  public static DiagnosticSettingStep database(MonitorClients clients) {
    return new DiagnosticSettingStep(
        clients,
        DATABASE,
        DATABASE_LOGS,
        context -> setting(ResourceId.parse(context.target().getDatabaseId()), SETTING));
  }

  /**
   * The server's. It is shared by all migrations to the server that use the same workspace, and so
   * named after the workspace.
   */
  public static DiagnosticSettingStep server(MonitorClients clients) {
    return new DiagnosticSettingStep(
        clients,
        SERVER,
        SERVER_LOGS,
        context ->
            setting(
                ResourceId.parse(context.target().getServerId()).child("databases", "master"),
                SETTING + "-" + ResourceNames.workspace(context.request())));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> after() {
    return Set.of(WorkspaceStep.NAME);
  }

  @Override
  protected String subject(StepContext context) {
    return name.equals(SERVER)
        ? "diagnostic setting of server " + context.request().getTarget().getServer().getName()
        : "diagnostic setting of database " + context.request().getTarget().getDatabase().getName();
  }

  @Override
  protected Optional<DiagnosticSettingsResourceInner> observe(StepContext context) {
    return ArmLookup.find(
        () ->
            clients
                .monitor(context)
                .getDiagnosticSettingsOperations()
                .getWithResponse(
                    observedPath(context), setting.apply(context).getName(), Context.NONE));
  }

  @Override
  protected List<Difference> compare(
      StepContext context, DiagnosticSettingsResourceInner observed) {
    String workspace = context.output(WorkspaceStep.WORKSPACE_ID);
    Set<String> enabled = enabledCategories(observed);
    List<String> offered = offered(context);
    List<String> missing =
        Stream.concat(wanted(offered, logs), wanted(offered, METRICS))
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
    List<String> offered = offered(context);
    DiagnosticSettingsResourceInner body =
        new DiagnosticSettingsResourceInner()
            .withWorkspaceId(context.output(WorkspaceStep.WORKSPACE_ID))
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
                observedPath(context), setting.apply(context).getName(), body, Context.NONE));
  }

  @Override
  protected AzureResource describe(StepContext context, DiagnosticSettingsResourceInner observed) {
    return setting.apply(context);
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(setting.apply(context));
  }

  @Override
  protected boolean tagged() {
    return false;
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

  private String observedPath(StepContext context) {
    return clientPath(ResourceId.parse(setting.apply(context).getId()).parent());
  }

  /**
   * What a setting hangs on, as the client wants it: encoded, because it puts it into the URL as it
   * is, and without the slash at the beginning, because it puts one there and some servers refuse
   * two.
   */
  static String clientPath(ResourceId observed) {
    return observed.path().substring(1);
  }

  private static AzureResource setting(ResourceId observed, String name) {
    return Wanted.resource(observed.resource(TYPE, name).toString(), TYPE, name);
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
