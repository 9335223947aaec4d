package io.dbmodernizer.runtime.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.runtime.azure.ArmBudget.CallKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ArmBudgetTest {
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final ArmBudget budget =
      new ArmBudget(new ArmBudgetProperties(250, 25, 200, 10, 200, 10, 20), () -> now);

  @Test
  void burstIsTheBucketAndThenTheRefillRateHolds() {
    // Given
    for (int i = 0; i < 200; i++) {
      budget.take("sub", CallKind.WRITE);
    }

    // When / Then
    assertThatThrownBy(() -> budget.take("sub", CallKind.WRITE))
        .asInstanceOf(InstanceOfAssertFactories.type(ArmBudgetExhaustedException.class))
        .satisfies(e -> assertThat(e.waitTime()).isEqualTo(Duration.ofMillis(100)));
    now = now.plusSeconds(1);
    for (int i = 0; i < 10; i++) {
      budget.take("sub", CallKind.WRITE);
    }
    assertThatThrownBy(() -> budget.take("sub", CallKind.WRITE))
        .isInstanceOf(ArmBudgetExhaustedException.class);
  }

  @Test
  void subscriptionsAndKindsOfCallHaveBucketsOfTheirOwn() {
    // Given
    for (int i = 0; i < 200; i++) {
      budget.take("sub", CallKind.WRITE);
    }

    // When / Then
    assertThatCode(() -> budget.take("sub", CallKind.READ)).doesNotThrowAnyException();
    assertThatCode(() -> budget.take("other", CallKind.WRITE)).doesNotThrowAnyException();
  }

  @Test
  void throttleAnsweredByAzureIsObeyed() {
    // Given
    budget.throttled("sub", CallKind.READ, Duration.ofSeconds(17));

    // When / Then
    now = now.plusSeconds(16);
    assertThatThrownBy(() -> budget.take("sub", CallKind.READ))
        .isInstanceOf(ArmBudgetExhaustedException.class);
    now = now.plusSeconds(2);
    assertThatCode(() -> budget.take("sub", CallKind.READ)).doesNotThrowAnyException();
  }

  @Test
  void newWorkIsKeptOutOfTheReserve() {
    // Given
    for (int i = 0; i < 160; i++) {
      budget.take("sub", CallKind.WRITE);
    }

    // When / Then
    assertThat(budget.admitsNewWork("sub")).isFalse();
    now = now.plusSeconds(1);
    assertThat(budget.admitsNewWork("sub")).isTrue();
  }

  @Test
  void thoseThatAreRefusedAreToldToComeBackOneAfterTheOther() {
    // Given
    for (int i = 0; i < 250; i++) {
      budget.take("sub", CallKind.READ);
    }

    // When
    List<Duration> waits = Stream.generate(() -> refusal(CallKind.READ)).limit(5).toList();

    // Then
    assertThat(waits)
        .containsExactly(
            Duration.ofMillis(40),
            Duration.ofMillis(80),
            Duration.ofMillis(120),
            Duration.ofMillis(160),
            Duration.ofMillis(200));
  }

  @Test
  void runThatMayNotDeleteDoesNotReadInVain() {
    // Given
    for (int i = 0; i < 200; i++) {
      budget.take("sub", CallKind.DELETE);
    }

    // When / Then
    assertThatThrownBy(() -> budget.reserve("sub", 2, 1))
        .isInstanceOf(ArmBudgetExhaustedException.class);
    assertThatCode(
            () -> {
              for (int i = 0; i < 250; i++) {
                budget.take("sub", CallKind.READ);
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsReservedIsThereAndWhatIsNotUsedIsPutBack() {
    // Given
    for (int i = 0; i < 248; i++) {
      budget.take("sub", CallKind.READ);
    }

    // When
    try (ArmBudget.Reservation calls = budget.reserve("SUB", 2, 0)) {
      budget.take("sub", CallKind.READ);
    }

    // Then
    assertThatCode(() -> budget.take("sub", CallKind.READ)).doesNotThrowAnyException();
    assertThatThrownBy(() -> budget.take("sub", CallKind.READ))
        .isInstanceOf(ArmBudgetExhaustedException.class);
  }

  private Duration refusal(CallKind kind) {
    try {
      budget.take("sub", kind);
      throw new AssertionError("not refused");
    } catch (ArmBudgetExhaustedException e) {
      return e.waitTime();
    }
  }
}
