package io.dbmodernizer.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.events.Reason;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  @Test
  void waitGrowsToItsMaximum() {
    // Given
    RetryPolicy policy = policy(0.5, Map.of());

    // When / Then
    assertThat(policy.delay(Reason.SOURCE_UNREACHABLE, 1, null)).isEqualTo(Duration.ofSeconds(1));
    assertThat(policy.delay(Reason.SOURCE_UNREACHABLE, 4, null)).isEqualTo(Duration.ofSeconds(8));
    assertThat(policy.delay(Reason.SOURCE_UNREACHABLE, 99, null)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void jitterStaysWithinItsShare() {
    assertThat(policy(0.0, Map.of()).delay(Reason.SOURCE_UNREACHABLE, 1, null))
        .isEqualTo(Duration.ofMillis(800));
    assertThat(policy(1.0, Map.of()).delay(Reason.SOURCE_UNREACHABLE, 1, null))
        .isEqualTo(Duration.ofMillis(1200));
  }

  @Test
  void whatTheProviderAsksForIsNeverUndercut() {
    assertThat(policy(0.5, Map.of()).delay(Reason.THROTTLED, 1, Duration.ofSeconds(42)))
        .isEqualTo(Duration.ofSeconds(42));
  }

  @Test
  void settingsOfAReasonComeBeforeTheBuiltOnesAndTheGeneralOnes() {
    // Given
    RetryPolicy policy =
        policy(
            0.5,
            Map.of(
                Reason.AZURE_UNAVAILABLE,
                new RetryProperties.ForReason(null, null, Duration.ofSeconds(9))));

    // When / Then
    assertThat(policy.budget(Reason.AZURE_UNAVAILABLE)).isEqualTo(Duration.ofSeconds(9));
    assertThat(policy.budget(Reason.THROTTLED)).isEqualTo(Duration.ofHours(24));
    assertThat(policy.budget(Reason.SOURCE_UNREACHABLE)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void settingsOutOfRangeAreRefusedByName() {
    assertThatThrownBy(
            () ->
                new RetryProperties(
                    Duration.ofSeconds(1), 0.5, Duration.ofMinutes(1), 20, Duration.ZERO, Map.of()))
        .hasMessageContaining("dbmodernizer.retry.multiplier");
  }

  private static RetryPolicy policy(double random, Map<Reason, RetryProperties.ForReason> reasons) {
    return new RetryPolicy(
        new RetryProperties(
            Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 20, Duration.ofHours(1), reasons),
        () -> random);
  }
}
