package io.dbmodernizer.provisioner.resourcegroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.ProvisionerAzure;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ResourceGroupIT {
  @RegisterExtension static final ProvisionerAzure AZURE = new ProvisionerAzure();

  @Test
  void createsTheGroupWithTheTagsOfTheMigration() {
    // Given
    MigrationRequested request = inGroup("m-1", "rg-new", "westeurope");

    // When
    StepResult.Done done = StepDriver.of(step(), request).runToDone();

    // Then
    assertThat(done.detail()).isEqualTo("resource group rg-new created");
    assertThat(done.resources())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.getCreated()).isTrue();
              assertThat(group.getId()).endsWith("/resourceGroups/rg-new");
            });
    assertThat(AZURE.writes())
        .singleElement()
        .satisfies(
            put ->
                assertThat(put.requestBody())
                    .hasToString(
                        "{\"location\":\"westeurope\",\"tags\":{\"cost-center\":\"4711\","
                            + "\"dbmodernizer-migration\":\"m-1\","
                            + "\"dbmodernizer-purpose\":\"leave the data centre\","
                            + "\"dbmodernizer-requester\":\"team-sales\"}}"));
  }

  @Test
  void usesAGroupThatIsThereWithoutWritingWhateverItsRegion() {
    // Given
    StepDriver.of(step(), inGroup("m-1", "rg-shared", "westeurope")).runToDone();
    AZURE.mark();

    // When
    StepResult.Done done =
        StepDriver.of(step(), inGroup("m-2", "rg-shared", "northeurope")).runToDone();

    // Then
    assertThat(AZURE.writes()).isEmpty();
    assertThat(done.resources()).singleElement().matches(group -> !group.getCreated());
    assertThat(done.detail()).contains("already matches", "it is in westeurope");
  }

  @Test
  void knowsItsOwnGroupAgainAfterItsStateWasLost() {
    // Given
    MigrationRequested request = inGroup("m-1", "rg-own", "westeurope");
    StepDriver.of(step(), request).runToDone();
    AZURE.mark();

    // When
    StepResult.Done done = StepDriver.of(step(), request).runToDone();

    // Then
    assertThat(AZURE.writes()).isEmpty();
    assertThat(done.resources()).singleElement().matches(group -> group.getCreated());
  }

  private static Step step() {
    return ResourceGroup.step(AZURE.clients(), Set.of());
  }

  private static MigrationRequested inGroup(String migrationId, String group, String region) {
    return TestRequests.request(
        migrationId,
        "sql-group",
        target -> {
          target.getAzure().setResourceGroup(group);
          target.getAzure().setRegion(region);
        });
  }
}
