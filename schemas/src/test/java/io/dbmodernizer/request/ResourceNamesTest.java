package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationRequested;
import org.junit.jupiter.api.Test;

class ResourceNamesTest {

  @Test
  void whatIsLeftUnnamedIsNamedAfterTheServer() {
    MigrationRequested request = SampleRequest.valid();

    assertThat(ResourceNames.migrationService(request)).isEqualTo("sql-sales-dms");
    assertThat(ResourceNames.workspace(request)).isEqualTo("sql-sales-logs");
    assertThat(ResourceNames.actionGroup(request)).isEqualTo("sql-sales-alerts");
    assertThat(ResourceNames.actionGroupShortName(request)).isEqualTo("sql-sales-al");
  }

  @Test
  void whatIsNamedKeepsItsName() {
    MigrationRequested request = SampleRequest.valid();
    request.getMigration().setMigrationServiceName("shared-dms");
    request.getMonitoring().setWorkspaceName("shared-logs");
    request.getMonitoring().setActionGroupName("oncall");

    assertThat(ResourceNames.migrationService(request)).isEqualTo("shared-dms");
    assertThat(ResourceNames.workspace(request)).isEqualTo("shared-logs");
    assertThat(ResourceNames.actionGroup(request)).isEqualTo("oncall");
    assertThat(ResourceNames.actionGroupShortName(request)).isEqualTo("oncall");
  }

  @Test
  void namesDerivedFromTheLongestServersKeepAzuresRulesAndStayApart() {
    // Given
    MigrationRequested one = SampleRequest.valid();
    one.getTarget().getServer().setName("x".repeat(62) + "1");
    MigrationRequested two = SampleRequest.valid();
    two.getTarget().getServer().setName("x".repeat(62) + "2");

    // Then
    assertThat(ResourceNames.migrationService(one))
        .isNotEqualTo(ResourceNames.migrationService(two))
        .hasSizeLessThanOrEqualTo(62)
        .matches(AzureNames.MIGRATION_SERVICE::matches);
    assertThat(ResourceNames.workspace(one))
        .isNotEqualTo(ResourceNames.workspace(two))
        .matches(AzureNames.WORKSPACE::matches);
    assertThat(ResourceNames.actionGroup(one)).matches(AzureNames.ACTION_GROUP::matches);
  }
}
