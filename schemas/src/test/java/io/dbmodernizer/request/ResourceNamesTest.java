package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationRequested;
import org.junit.jupiter.api.Test;

class ResourceNamesTest {

  @Test
  void whatIsLeftUnnamedIsNamedAfterTheServer() {
    MigrationRequested request = SampleRequest.valid();

    assertThat(ResourceNames.privateEndpoint(request)).isEqualTo("sql-sales-pe");
    assertThat(ResourceNames.migrationService(request)).isEqualTo("sql-sales-dms");
    assertThat(ResourceNames.dataFactory(request)).isEqualTo("sql-sales-adf");
    assertThat(ResourceNames.factoryRuntime(request)).isEqualTo("sql-sales-shir");
    assertThat(ResourceNames.workspace(request)).isEqualTo("sql-sales-logs");
    assertThat(ResourceNames.actionGroup(request)).isEqualTo("sql-sales-alerts");
    assertThat(ResourceNames.actionGroupShortName(request)).isEqualTo("sql-sales-al");
  }

  @Test
  void whatIsNamedKeepsItsName() {
    MigrationRequested request = SampleRequest.valid();
    request.getTarget().getServer().getPrivateEndpoint().setName("to-sales");
    request.getMigration().setMigrationServiceName("shared-dms");
    request.getMigration().getSynchronization().setFactoryName("shared-adf");
    request.getMonitoring().setWorkspaceName("shared-logs");
    request.getMonitoring().setActionGroupName("oncall");

    assertThat(ResourceNames.privateEndpoint(request)).isEqualTo("to-sales");
    assertThat(ResourceNames.migrationService(request)).isEqualTo("shared-dms");
    assertThat(ResourceNames.dataFactory(request)).isEqualTo("shared-adf");
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
    assertThat(ResourceNames.privateEndpoint(one))
        .isNotEqualTo(ResourceNames.privateEndpoint(two))
        .matches(AzureNames.PRIVATE_ENDPOINT::matches);
    assertThat(ResourceNames.dataFactory(one))
        .isNotEqualTo(ResourceNames.dataFactory(two))
        .matches(AzureNames.DATA_FACTORY::matches);
    assertThat(ResourceNames.factoryRuntime(one)).matches(AzureNames.DATA_FACTORY::matches);
    assertThat(ResourceNames.workspace(one))
        .isNotEqualTo(ResourceNames.workspace(two))
        .matches(AzureNames.WORKSPACE::matches);
    assertThat(ResourceNames.actionGroup(one)).matches(AzureNames.ACTION_GROUP::matches);
  }

  @Test
  void namesInAFactoryTellDatabasesApartAndHaveNoHyphens() {
    // Given
    MigrationRequested one = SampleRequest.valid();
    MigrationRequested two = SampleRequest.valid();
    two.getTarget().getDatabase().setName("Other Sales");

    // Then
    assertThat(ResourceNames.synchronization(one))
        .matches("sync_sql_sales_[0-9a-f]{8}")
        .isNotEqualTo(ResourceNames.synchronization(two))
        .isEqualTo(ResourceNames.synchronization(SampleRequest.valid()));
  }

  @Test
  void hyphensInARowInAServersNameAreNotPassedOnToAFactory() {
    // Given
    MigrationRequested request = SampleRequest.valid();
    request.getTarget().getServer().setName("a--b");

    // Then
    assertThat(ResourceNames.dataFactory(request))
        .startsWith("a-b-")
        .matches(AzureNames.DATA_FACTORY::matches);
    assertThat(ResourceNames.factoryRuntime(request)).matches(AzureNames.DATA_FACTORY::matches);
  }
}
