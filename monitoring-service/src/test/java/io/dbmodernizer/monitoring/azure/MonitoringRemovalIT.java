package io.dbmodernizer.monitoring.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MonitoringRemoved;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.monitoring.status.Events;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.ResourceRemoval;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The removal against the emulator: the resources that it removes and those that it keeps. */
class MonitoringRemovalIT {
  private static final String GROUP = EmulatedTarget.GROUP;
  private static final String INSIGHTS = GROUP + "/providers/Microsoft.Insights";
  private static final String SETTINGS = "/providers/Microsoft.Insights/diagnosticSettings";
  private static final String MASTER = EmulatedTarget.SERVER + "/databases/master";
  private static final String OTHER_DATABASE = EmulatedTarget.SERVER + "/databases/archive";

  private static EmulatedTarget emulated;
  private static AzureConnection azure;

  @SuppressWarnings("NullAway") // set before all tests
  private final MonitoringRig rig = new MonitoringRig(azure);

  @BeforeAll
  static void provision() throws Exception {
    emulated = EmulatedTarget.start();
    azure = emulated.azure();
    emulated.put(
        OTHER_DATABASE,
        "2021-11-01",
        "{'location':'westeurope','sku':{'name':'S2','tier':'Standard'}}");
  }

  @AfterEach
  void clear() {
    emulated.clear();
    azure.rest().delete(OTHER_DATABASE + SETTINGS + "/dbmodernizer", "2021-05-01-preview");
  }

  @AfterAll
  static void stop() throws Exception {
    emulated.close();
  }

  @Test
  void whatTheStageCreatedIsRemovedAndNothingElse() {
    // Given
    TreeSet<String> before = everything();
    TargetProvisioned target = target();
    rig.runStage(target);
    assertThat(everything()).hasSize(before.size() + 10);

    // When
    rig.remove(target);

    // Then
    assertThat(everything()).isEqualTo(before);
    assertThat(event().getKept()).isEmpty();
    assertThat(event().getRemoved())
        .hasSize(10)
        .extracting(AzureResource::getType)
        .contains("Microsoft.Portal/dashboards", "Microsoft.Insights/diagnosticSettings");
  }

  @Test
  void whatTheStageOnlyFoundStays() {
    // Given
    emulated.put(
        GROUP + "/providers/Microsoft.OperationalInsights/workspaces/central",
        "2022-10-01",
        "{'location':'westeurope','properties':{'sku':{'name':'PerGB2018'},'retentionInDays':365}}");
    emulated.put(
        INSIGHTS + "/actionGroups/central",
        "2023-01-01",
        "{'location':'Global','properties':{'groupShortName':'central','enabled':true,"
            + "'emailReceivers':[{'name':'d','emailAddress':'dba@corp.example'}]}}");
    TreeSet<String> before = everything();
    TargetProvisioned target = target();
    target.getRequest().getMonitoring().setWorkspaceName("central");
    target.getRequest().getMonitoring().setActionGroupName("central");
    rig.runStage(target);

    // When
    rig.remove(target);

    // Then
    assertThat(everything()).isEqualTo(before);
    assertThat(event().getKept())
        .extracting(AzureResource::getType)
        .containsExactlyInAnyOrder(
            "Microsoft.OperationalInsights/workspaces", "Microsoft.Insights/actionGroups");
  }

  @Test
  void whatAnotherMigrationHasComeToUseStaysUntilThatIsRemovedToo() {
    // Given
    TargetProvisioned first = target();
    rig.runStage(first);
    TargetProvisioned second = target();
    second.getMetadata().setMigrationId("another");
    second.getRequest().getMetadata().setMigrationId("another");
    second.getRequest().getTarget().getDatabase().setName("archive");
    second.setDatabaseId(OTHER_DATABASE);
    MonitoringRig another = new MonitoringRig(azure);
    another.runStage(second);

    // When
    rig.remove(first);

    // Then
    assertThat(event().getKept())
        .extracting(AzureResource::getName)
        .containsExactlyInAnyOrder(
            "sql-orders-logs", "sql-orders-alerts", "dbmodernizer-sql-orders-logs");
    assertThat(
            rig.state().getRemovals().stream()
                .collect(
                    Collectors.toMap(ResourceRemoval::getResourceId, ResourceRemoval::getReason)))
        .hasEntrySatisfying(
            INSIGHTS + "/actionGroups/sql-orders-alerts",
            why -> assertThat(why).contains("alert rule sql-orders-archive-"))
        .hasEntrySatisfying(
            GROUP + "/providers/Microsoft.OperationalInsights/workspaces/sql-orders-logs",
            why -> assertThat(why).contains("diagnostic setting"));
    assertThat(names(OTHER_DATABASE + SETTINGS)).containsExactly("dbmodernizer");
    assertThat(names(MASTER + SETTINGS)).hasSize(1);

    // When
    another.remove(second);

    // Then
    assertThat(everything()).isEmpty();
    assertThat(another.removed())
        .extracting(AzureResource::getName)
        .contains("sql-orders-logs", "sql-orders-alerts", "dbmodernizer-sql-orders-logs");
  }

  @Test
  void aRemovalThatWasStoppedAnywhereGoesOnWhereItWas() {
    // Given
    TargetProvisioned target = target();
    rig.runStage(target);

    // When: every step is stopped after each of its runs, and a process that has only the
    // stored state runs it again
    for (var step : rig.removal().steps()) {
      for (StepResult last = null; !(last instanceof StepResult.Done); ) {
        StepDriver interrupted = rig.driver(step.name(), target);
        last = interrupted.runOnce();
      }
    }

    // Then
    assertThat(everything()).isEmpty();
  }

  @Test
  void whatSomebodyElseHasTakenOverIsLeftToThem() {
    // Given
    TargetProvisioned target = target();
    rig.runStage(target);
    String alert = INSIGHTS + "/metricAlerts/sql-orders-orders-storage-alert";
    JsonNode rule = azure.rest().get(alert, "2018-03-01").orElseThrow().body();
    ((tools.jackson.databind.node.ObjectNode) rule).putObject("tags").put("owner", "dba-team");
    azure.rest().put(alert, "2018-03-01", rule);

    // When
    rig.remove(target);

    // Then
    assertThat(names(INSIGHTS + "/metricAlerts"))
        .containsExactly("sql-orders-orders-storage-alert");
    assertThat(event().getKept())
        .extracting(AzureResource::getName)
        .contains("sql-orders-orders-storage-alert", "sql-orders-alerts");
  }

  private MonitoringRemoved event() {
    return (MonitoringRemoved) rig.removal().completed(rig.state(), Events.at(100)).orElseThrow();
  }

  private static TargetProvisioned target() {
    TargetProvisioned target = EmulatedTarget.provisioned(Events.MIGRATION);
    target.getRequest().getMonitoring().setDashboard(true);
    return target;
  }

  /** Returns the ids of all resources except servers and databases. */
  private static TreeSet<String> everything() {
    TreeSet<String> ids = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    azure
        .rest()
        .get(GROUP + "/resources", "2021-04-01")
        .orElseThrow()
        .body()
        .path("value")
        .valueStream()
        .map(resource -> resource.path("id").asString(""))
        .filter(id -> !id.contains("/Microsoft.Sql/"))
        .forEach(ids::add);
    for (String database : List.of(EmulatedTarget.DATABASE, OTHER_DATABASE, MASTER)) {
      names(database + SETTINGS).forEach(name -> ids.add(database + SETTINGS + "/" + name));
    }
    return ids;
  }

  private static List<String> names(String list) {
    String version = list.contains("diagnosticSettings") ? "2021-05-01-preview" : "2018-03-01";
    return azure
        .rest()
        .get(list, version)
        .orElseThrow()
        .body()
        .path("value")
        .valueStream()
        .map(each -> each.path("name").asString(""))
        .toList();
  }
}
