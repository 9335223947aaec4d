package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules on copying after the migration. */
class SynchronizationRulesTest {

  private static MigrationRequested synchronizing() {
    MigrationRequested request = SampleRequest.valid();
    request.getMigration().getSynchronization().setEnabled(true);
    return request;
  }

  @Test
  void theDefaultsAreAccepted() {
    assertThat(RequestRules.check(synchronizing())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 14, 43_201})
  void anIntervalOutsideTheRangeIsRefused(int minutes) {
    // Given
    MigrationRequested request = synchronizing();
    request.getMigration().getSynchronization().setIntervalMinutes(minutes);

    // Then
    assertThat(RequestRules.check(request))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.getField())
                  .isEqualTo("migration.synchronization.intervalMinutes");
              assertThat(violation.getAccepted()).isEqualTo("15 to 43200 minutes");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 1440, 43_200})
  void anIntervalInsideTheRangeIsAccepted(int minutes) {
    // Given
    MigrationRequested request = synchronizing();
    request.getMigration().getSynchronization().setIntervalMinutes(minutes);

    // Then
    assertThat(RequestRules.check(request)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "-factory", "factory-", "a--b", "under_score", "with space"})
  void aFactoryNameThatAzureRefusesIsRefused(String name) {
    // Given
    MigrationRequested request = synchronizing();
    request.getMigration().getSynchronization().setFactoryName(name);

    // Then
    assertThat(RequestRules.check(request))
        .extracting(FieldViolation::getField)
        .containsExactly("migration.synchronization.factoryName");
  }

  @Test
  void theIntervalDoesNotMatterWhileItIsOff() {
    // Given
    MigrationRequested request = SampleRequest.valid();
    request.getMigration().getSynchronization().setIntervalMinutes(1);

    // Then
    assertThat(RequestRules.check(request)).isEmpty();
  }
}
