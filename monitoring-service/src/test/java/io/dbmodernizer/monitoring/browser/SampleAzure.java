package io.dbmodernizer.monitoring.browser;

import io.dbmodernizer.events.AssessmentFinding;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.Severity;
import java.util.List;

/** What a migration has in Azure: resources, a backup policy, a restored database. */
final class SampleAzure {
  private static final String GROUP =
      "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-claims";

  private SampleAzure() {}

  /** Adds all that to a status. */
  static void addTo(MigrationStatus status) {
    status.setResources(
        List.of(
            resource("Microsoft.Sql/servers", "sql-emea", "/servers/sql-emea", true, false),
            resource(
                "Microsoft.Sql/servers/databases",
                "claims",
                "/servers/sql-emea/databases/claims",
                true,
                false),
            resource(
                "Microsoft.Sql/servers/databases",
                "claims-20261130",
                "/servers/sql-emea/databases/claims-20261130",
                false,
                true)));
    status.setBackupPolicy(
        BackupPolicy.newBuilder()
            .setShortTermRetentionDays(14)
            .setDifferentialBackupIntervalHours(12)
            .setWeeklyRetention("P8W")
            .setCorrectDrift(true)
            .build());
    status.setFindings(
        List.of(
            AssessmentFinding.newBuilder()
                .setSeverity(Severity.WARNING)
                .setCode("CROSS_DATABASE_REFERENCE")
                .setSubject("[dbo].[vClaims]")
                .setMessage("The view reads another database")
                .setRemedy("Move what it reads into this database, or leave the view out.")
                .build()));
  }

  private static AzureResource resource(
      String type, String name, String path, boolean created, boolean restored) {
    return AzureResource.newBuilder()
        .setId(GROUP + "/providers/Microsoft.Sql" + path)
        .setType(type)
        .setName(name)
        .setCreated(created)
        .setRestored(restored)
        .build();
  }
}
