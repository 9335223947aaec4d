package io.dbmodernizer.monitoring.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.AlertCondition;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.Severity;
import io.dbmodernizer.monitoring.web.StatusView;
import io.dbmodernizer.monitoring.web.StatusViews;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTargetsTest {
  private static final String GROUP = "/subscriptions/S1/resourceGroups/rg";
  private static final String SERVER = GROUP + "/providers/Microsoft.Sql/servers/sql";
  private static final String VAULT = GROUP + "/providers/Microsoft.RecoveryServices/vaults/v";

  private final StatusView view =
      StatusViews.of(
          migration("orders", SERVER + "/databases/orders", VAULT, rule("orders-cpu")),
          migration("archive", SERVER + "/databases/archive", VAULT, rule("archive-cpu")));
  private final AlertTargets targets = new AlertTargets(view);

  @Test
  void theMigrationThatHasTheRuleIsMeantEvenIfOthersUseTheSameThing() {
    assertThat(targets.of(alert("ARCHIVE-CPU", VAULT))).containsExactly("archive");
  }

  @Test
  void ofSomebodyElsesRuleEveryMigrationThatUsesTheTargetIsMeant() {
    assertThat(targets.of(alert("other", VAULT.toLowerCase(java.util.Locale.ROOT))))
        .containsExactlyInAnyOrder("orders", "archive");
    assertThat(targets.of(alert("other", SERVER + "/databases/ORDERS"))).containsExactly("orders");
  }

  @Test
  void nobodyIsMeantByAnAlertOnSomethingElse() {
    assertThat(targets.of(alert("other", GROUP + "/providers/Microsoft.Web/sites/w"))).isEmpty();
    assertThat(targets.of(alert("other", SERVER + "/databases/orders2"))).isEmpty();
  }

  @Test
  void aRemovedMigrationIsMeantNoMore() {
    // Given
    MigrationStatus removed = migration("gone", VAULT);
    removed.setState(MigrationState.REMOVED);

    // When
    AlertTargets ofRemoved = new AlertTargets(StatusViews.of(removed));

    // Then
    assertThat(ofRemoved.of(alert("other", VAULT))).isEmpty();
  }

  private static String rule(String name) {
    return GROUP + "/providers/Microsoft.Insights/metricAlerts/" + name;
  }

  private static MigrationStatus migration(String id, String... resources) {
    return MigrationStatus.newBuilder()
        .setMigrationId(id)
        .setState(MigrationState.COMPLETED)
        .setRequestedAt(Instant.EPOCH)
        .setResources(Arrays.stream(resources).map(AlertTargetsTest::resource).toList())
        .build();
  }

  private static AzureResource resource(String id) {
    return AzureResource.newBuilder()
        .setId(id)
        .setName(id.substring(id.lastIndexOf('/') + 1))
        .setType(id.contains("metricAlerts") ? "Microsoft.Insights/metricAlerts" : "any")
        .build();
  }

  private static CommonAlert alert(String rule, String target) {
    return new CommonAlert(
        "/subscriptions/s1/providers/Microsoft.AlertsManagement/alerts/a",
        rule,
        AlertCondition.FIRED,
        Severity.WARNING,
        List.of(target),
        "",
        "",
        Instant.EPOCH);
  }
}
