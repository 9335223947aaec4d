package io.dbmodernizer.emulator.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private final ManualClock clock = ManualClock.at(Instant.EPOCH);
  private final Throttle throttle = new Throttle(ThrottleLimits.azure(), clock);

  private ArmResponse call(String method, String principal) {
    return throttle.intercept(
        new ArmRequest(
            method, "/subscriptions/S1/resourceGroups/g", Map.of(), Map.of(), null, principal),
        request -> ArmResponse.empty(200));
  }

  private void calls(int number, String method, String principal) {
    IntStream.range(0, number).forEach(each -> call(method, principal));
  }

  @Test
  void aPrincipalHasAFullBucketAndIsToldWhatIsLeft() {
    // When
    ArmResponse first = call("GET", "app1");
    calls(248, "GET", "app1");
    ArmResponse last = call("GET", "app1");
    ArmResponse refused = call("GET", "app1");

    // Then
    assertThat(first.headers()).containsEntry("x-ms-ratelimit-remaining-subscription-reads", "249");
    assertThat(last.status()).isEqualTo(200);
    assertThat(last.headers()).containsEntry("x-ms-ratelimit-remaining-subscription-reads", "0");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsEntry("Retry-After", "1");
    assertThat(String.valueOf(refused.body()))
        .contains("SubscriptionRequestsThrottled", "'read'", "actor 'app1'");
  }

  @Test
  void eachKindOfCallEachPrincipalAndEachSubscriptionHasItsOwnBucket() {
    // Given
    calls(201, "PUT", "app1");

    // When / Then
    assertThat(call("POST", "app1").status()).isEqualTo(429);
    assertThat(call("DELETE", "app1").headers())
        .containsEntry("x-ms-ratelimit-remaining-subscription-deletes", "199");
    assertThat(call("PATCH", "app2").headers())
        .containsEntry("x-ms-ratelimit-remaining-subscription-writes", "199");
  }

  @Test
  void theBucketIsFilledSteadilyAndNeverAboveItsSize() {
    // Given
    calls(200, "PUT", "app1");

    // When
    clock.advance(Duration.ofMillis(100));

    // Then
    assertThat(call("PUT", "app1").status()).isEqualTo(200);
    assertThat(call("PUT", "app1").status()).isEqualTo(429);

    // When
    clock.advance(Duration.ofHours(1));

    // Then
    assertThat(call("PUT", "app1").headers())
        .containsEntry("x-ms-ratelimit-remaining-subscription-writes", "199");
  }

  @Test
  void allPrincipalsOfASubscriptionTogetherHaveFifteenTimesAsMuch() {
    // Given
    IntStream.range(0, 15).forEach(each -> calls(200, "DELETE", "app" + each));

    // When
    ArmResponse fresh = call("DELETE", "fresh");

    // Then
    assertThat(fresh.status()).isEqualTo(429);
    assertThat(fresh.headers())
        .containsEntry("x-ms-ratelimit-remaining-subscription-deletes", "200");
  }

  @Test
  void aSlowBucketSaysHowLongToWait() {
    // Given
    Throttle slow =
        new Throttle(
            new ThrottleLimits(new CallRate(1, 1), new CallRate(1, 1), new CallRate(1, 1), 1),
            clock);
    ArmRequest request =
        new ArmRequest("GET", "/subscriptions/S1", Map.of(), Map.of(), null, "app1");
    slow.intercept(request, each -> ArmResponse.empty(200));

    // When
    ArmResponse refused = slow.intercept(request, each -> ArmResponse.empty(200));

    // Then
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsEntry("Retry-After", "1");
  }
}
