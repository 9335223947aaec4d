package io.dbmodernizer.backup.removal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.backup.BackupAzure;
import io.dbmodernizer.backup.restore.RestoreProcedure;
import io.dbmodernizer.backup.retention.RetentionPolicy;
import io.dbmodernizer.backup.retention.SqlClients;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.BackupRemoved;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.testsupport.step.StepChain;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BackupRemovalIT {
  private static final String SHORT = "backupShortTermRetentionPolicies";
  private static final String LONG = "backupLongTermRetentionPolicies";
  private static final String API = "2021-11-01";

  @RegisterExtension static final BackupAzure AZURE = BackupAzure.inVirtualTime();

  private final SqlClients clients = new SqlClients(AZURE.connection());
  private final BackupRemoval removal = new BackupRemoval(clients);
  private final List<Step> policies =
      List.of(
          RetentionPolicy.shortTermStep(AZURE.connection()), RetentionPolicy.longTermStep(clients));

  @Test
  void givesADatabaseThatWasOnlyUsedItsPoliciesBack() {
    // Given
    AZURE.database("reused", "S2", policy());
    TargetProvisioned target = AZURE.target("reused", "S2", policy(), false);
    AZURE.setPolicy(target, LONG, "{'weeklyRetention':'P2W'}");
    StepChain chain = AZURE.chain(target).run(policies);
    boolean lengthened = days(target) == 14;

    // When
    chain.run(removal.steps());
    BackupRemoved event = removed(chain);

    // Then
    assertThat(lengthened).isTrue();
    assertThat(days(target)).isEqualTo(7);
    assertThat(weekly(target)).isEqualTo("P2W");
    assertThat(event.getRemoved()).isEmpty();
    assertThat(event.getKept()).extracting(AzureResource::getType).hasSize(2);
  }

  @Test
  void leavesAPolicyThatSomebodyElseHasChangedSince() {
    // Given
    AZURE.database("touched", "S2", policy());
    TargetProvisioned target = AZURE.target("touched", "S2", policy(), false);
    StepChain chain = AZURE.chain(target).run(policies);
    AZURE.setPolicy(target, SHORT, "{'retentionDays':30,'diffBackupIntervalInHours':12}");

    // When
    chain.run(removal.steps());

    // Then
    assertThat(days(target)).isEqualTo(30);
  }

  @Test
  void writesNothingWhereNothingWasChanged() {
    // Given
    AZURE.database("asis", "S2", policy());
    TargetProvisioned target = AZURE.target("asis", "S2", policy(), false);
    AZURE.setPolicy(target, SHORT, "{'retentionDays':14,'diffBackupIntervalInHours':12}");
    AZURE.setPolicy(target, LONG, "{'weeklyRetention':'P4W'}");

    // When
    AZURE.chain(target).run(policies).run(removal.steps());

    // Then
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void keepsLongTermBackupsAndRestoredDatabasesAndSaysSo() {
    // Given
    TargetProvisioned target = AZURE.database("owned", "S2", policy());
    StepChain chain = AZURE.chain(target).run(policies);
    AZURE.pass(Duration.ofDays(8));
    chain.on(
        CommandAccepted.newBuilder()
            .setRestore(
                RestoreRequested.newBuilder()
                    .setMetadata(EventMetadata.newBuilder().setOccurredAt(AZURE.now()).build())
                    .setRequester("dba team")
                    .setPointInTime(AZURE.now())
                    .setDatabaseName("owned-back")
                    .build())
            .build());
    chain.run(new RestoreProcedure(AZURE.connection()).steps());
    AZURE.mark();

    // When
    chain.run(removal.steps());
    BackupRemoved event = removed(chain);

    // Then
    assertThat(AZURE.writes()).isEmpty();
    assertThat(event.getRemoved()).isEmpty();
    assertThat(event.getKept())
        .extracting(AzureResource::getType)
        .containsExactlyInAnyOrder(
            "Microsoft.Sql/servers/databases",
            "Microsoft.Sql/locations/longTermRetentionServers/longTermRetentionDatabases/longTermRetentionBackups");
    assertThat(AZURE.get(target.getDatabaseId().replace("owned", "owned-back"), API)).isPresent();
  }

  private BackupRemoved removed(StepChain chain) {
    return (BackupRemoved) removal.completed(chain.stage(), AZURE.now()).orElseThrow();
  }

  private static int days(TargetProvisioned target) {
    return AZURE
        .get(target.getDatabaseId() + "/" + SHORT + "/default", API)
        .orElseThrow()
        .at("/properties/retentionDays")
        .asInt();
  }

  private static String weekly(TargetProvisioned target) {
    return AZURE
        .get(target.getDatabaseId() + "/" + LONG + "/default", API)
        .orElseThrow()
        .at("/properties/weeklyRetention")
        .asString();
  }

  private static BackupPolicy policy() {
    return BackupPolicy.newBuilder()
        .setShortTermRetentionDays(14)
        .setWeeklyRetention("P4W")
        .build();
  }
}
