package io.dbmodernizer.backup.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.backup.BackupAzure;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.VaultOptions;
import io.dbmodernizer.events.VaultRedundancy;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.removal.RemovedResources;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testsupport.step.StepChain;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VaultStepIT {
  private static final String API = "2024-04-01";

  @RegisterExtension static final BackupAzure AZURE = BackupAzure.inVirtualTime();

  private final AzureConnection azure = AZURE.connection();
  private final List<Step> steps = List.of(RecoveryVault.step(azure), VaultSoftDelete.step(azure));

  @Test
  void createsAVaultWithRedundancyTagsAndSoftDeleteOff() {
    // Given
    StepChain chain = chain("rsv-new", VaultRedundancy.ZONE_REDUNDANT, false);

    // When
    chain.run(steps);

    // Then
    AzureResource vault = chain.stage().getResources().get(0);
    assertThat(vault.getCreated()).isTrue();
    assertThat(AZURE.get(vault.getId(), API))
        .hasValueSatisfying(
            found -> {
              assertThat(
                      found
                          .at("/properties/redundancySettings/standardTierStorageRedundancy")
                          .asString())
                  .isEqualTo("ZoneRedundant");
              assertThat(found.at("/tags/dbmodernizer-migration").asString()).isEqualTo("m-1");
            });
    assertThat(
            ReportedVault.options(
                VaultOptions.newBuilder().setName("rsv-new").build(), Outputs.of(chain.stage())))
        .isEqualTo(options("rsv-new", VaultRedundancy.ZONE_REDUNDANT, false));
    assertThat(AZURE.writes()).hasSize(2);
  }

  @Test
  void aRepeatedRequestWritesNothing() {
    // Given
    chain("rsv-repeat", VaultRedundancy.LOCALLY_REDUNDANT, true).run(steps);
    AZURE.mark();

    // When
    StepChain again = chain("rsv-repeat", VaultRedundancy.LOCALLY_REDUNDANT, true).run(steps);

    // Then
    assertThat(AZURE.writes()).isEmpty();
    assertThat(again.stage().getResources().get(0).getCreated()).isTrue();
  }

  @Test
  void acceptsAVaultOfSomebodyElseThatMatchesAndKeepsItAtTheEnd() {
    // Given
    String id = foreign("rsv-shared");
    StepChain chain = chain("rsv-shared", VaultRedundancy.GEO_REDUNDANT, true);

    // When
    chain.run(steps).run(VaultRemoval.step(azure, "remove", Set.of()));

    // Then
    assertThat(AZURE.writes()).isEmpty();
    assertThat(RemovedResources.removed(chain.stage())).isEmpty();
    assertThat(AZURE.get(id, API)).isPresent();
  }

  @Test
  void refusesAVaultOfSomebodyElseThatDiffersWithoutTouchingIt() {
    // Given
    foreign("rsv-foreign");

    // When
    StepResult.Failed redundancy =
        chain("rsv-foreign", VaultRedundancy.LOCALLY_REDUNDANT, true)
            .driver(steps.get(0))
            .runToFailure();
    StepChain chain = chain("rsv-foreign", VaultRedundancy.GEO_REDUNDANT, false);
    chain.run(steps.get(0));
    StepResult.Failed softDelete = chain.driver(steps.get(1)).runToFailure();

    // Then
    assertThat(redundancy.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(redundancy.failure().getMessage())
        .contains("standardTierStorageRedundancy is GeoRedundant, wanted LocallyRedundant");
    assertThat(softDelete.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(softDelete.failure().getMessage()).contains("is Enabled, wanted Disabled");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void acceptsThatAzureHasSoftDeleteAlwaysOn() {
    // Given
    StepChain chain = chain("rsv-always", VaultRedundancy.LOCALLY_REDUNDANT, false);
    chain.run(steps.get(0));
    String id = chain.stage().getResources().get(0).getId();
    AZURE.put(
        id + "/backupconfig/vaultconfig",
        API,
        "{'properties':{'softDeleteFeatureState':'AlwaysON'}}");

    // When
    chain.run(steps.get(1));

    // Then
    assertThat(ReportedVault.isSoftDeleteForced(Outputs.of(chain.stage()))).isTrue();
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void callsNothingWhenNoVaultIsRequested() {
    // When
    chain("", VaultRedundancy.LOCALLY_REDUNDANT, true).run(steps);

    // Then
    assertThat(AZURE.requests()).isEmpty();
  }

  @Test
  void removesItsOwnVaultOnlyWhileItIsEmpty() {
    // Given
    StepChain chain = chain("rsv-mine", VaultRedundancy.LOCALLY_REDUNDANT, true).run(steps);
    String id = chain.stage().getResources().get(0).getId();
    Step removal = VaultRemoval.step(azure, "remove", Set.of());

    // When
    AZURE.own("/_emulator/backupProtectedItems", "{'vaultId':'" + id + "'}");
    StepResult.Done kept = chain.run(removal);
    boolean keptVault = AZURE.get(id, API).isPresent();
    List<LoggedRequest> writesWhileInUse = AZURE.writes();
    AZURE.delete("/_emulator/backupProtectedItems", API);
    StepChain again = AZURE.chain(target("rsv-mine", VaultRedundancy.LOCALLY_REDUNDANT, true));
    again.run(steps).run(removal);

    // Then
    assertThat(kept.removals())
        .singleElement()
        .satisfies(
            decided -> {
              assertThat(decided.getResourceId()).isEqualTo(id);
              assertThat(decided.getReason()).contains("protects");
            });
    assertThat(keptVault).isTrue();
    assertThat(writesWhileInUse).isEmpty();
    assertThat(AZURE.get(id, API)).isEmpty();
    assertThat(RemovedResources.removed(again.stage()))
        .extracting(AzureResource::getName)
        .containsExactly("rsv-mine");
  }

  private static StepChain chain(String name, VaultRedundancy redundancy, boolean softDelete) {
    return AZURE.chain(target(name, redundancy, softDelete));
  }

  private static TargetProvisioned target(
      String name, VaultRedundancy redundancy, boolean softDelete) {
    BackupPolicy policy =
        BackupPolicy.newBuilder().setVault(options(name, redundancy, softDelete)).build();
    return AZURE.target("sales", "S2", policy, true);
  }

  private static VaultOptions options(String name, VaultRedundancy redundancy, boolean softDelete) {
    return VaultOptions.newBuilder()
        .setName(name)
        .setRedundancy(redundancy)
        .setSoftDelete(softDelete)
        .build();
  }

  private static String foreign(String name) {
    String id =
        RecoveryVault.id(target(name, VaultRedundancy.GEO_REDUNDANT, true).getRequest()).toString();
    AZURE.put(
        id,
        API,
        "{'location':'westeurope','sku':{'name':'RS0','tier':'Standard'},'properties':{"
            + "'redundancySettings':{'standardTierStorageRedundancy':'GeoRedundant'}}}");
    return id;
  }
}
