package io.dbmodernizer.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import io.dbmodernizer.emulator.fault.FaultKind;
import io.dbmodernizer.emulator.fault.FaultRule;
import io.dbmodernizer.emulator.time.ManualClock;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state after a failed start of a migration. */
class MigrationFaultsIT {

  @Test
  void aMigrationWhoseStartFailedCanBeStartedAgain(@TempDir Path folder) throws Exception {
    // Given
    try (MigrationFixture shop =
        new MigrationFixture(folder, options -> options.withClock(ManualClock.atPresent()))) {
      shop.ready();
      shop.azure
          .emulator
          .faults()
          .add(
              FaultRule.of(FaultKind.OPERATION_FAILED)
                  .type("Microsoft.DataMigration/databaseMigrations")
                  .saying("MigrationSetupFailed", "No factory."));

      // When
      shop.azure.arm.put(MigrationFixture.MIGRATION, shop.body());
      shop.azure.arm.passTime();
      Answer failed = shop.migration();
      shop.azure.arm.put(MigrationFixture.MIGRATION, shop.body());
      shop.azure.arm.passTime();

      // Then
      assertThat(failed.text("/properties/provisioningState")).isEqualTo("Failed");
      assertThat(failed.text("/properties/migrationStatus")).isEqualTo("Failed");
      assertThat(failed.text("/properties/provisioningError"))
          .isEqualTo("MigrationSetupFailed: No factory.");
      shop.awaitStatus("Succeeded");
    }
  }
}
