package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.DATABASE;
import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import io.dbmodernizer.emulator.arm.operation.Pace;
import io.dbmodernizer.emulator.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a manual clock, due work runs when a test advances the clock, and only then. */
class VirtualTimeIT {

  private static final Duration HIDDEN = Duration.ofSeconds(30);

  private final ManualClock clock = ManualClock.at(Instant.parse("2026-01-01T00:00:00Z"));
  private EmulatorFixture azure;

  @BeforeEach
  void start() throws Exception {
    azure =
        new EmulatorFixture(
            EmulatorOptions.defaults()
                .withClock(clock)
                .withPace(Pace.TYPICAL, Duration.ofSeconds(15))
                .withEventualConsistency(HIDDEN));
    azure.withGroup();
  }

  @AfterEach
  void stop() throws Exception {
    azure.close();
  }

  @Test
  void anOperationOfMinutesEndsWhenTheClockHasPassedThem() {
    // Given
    azure.withServer();

    // When
    Answer accepted =
        azure.arm.put(DATABASE, "{\"location\":\"eastus\",\"sku\":{\"name\":\"S2\"}}");
    String operation = accepted.header("Azure-AsyncOperation");
    clock.advance(Duration.ofSeconds(20));
    String early = azure.arm.get(operation).text("/status");
    clock.advance(Duration.ofMinutes(10));
    Answer late = azure.arm.get(operation);

    // Then
    assertThat(early).isEqualTo("InProgress");
    assertThat(late.text("/status")).isEqualTo("Succeeded");
    assertThat(Instant.parse(late.text("/endTime")))
        .as("ended at its own time, not when the clock stopped")
        .isBefore(clock.instant().minusSeconds(60));
  }

  @Test
  void aCreatedResourceIsNotFoundForAWhileAndCannotBeAParent() {
    // Given
    Answer accepted = azure.arm.put(SERVER, EmulatorFixture.serverBody(PASSWORD));
    Instant end = clock.instant();
    while (!azure
        .arm
        .get(accepted.header("Azure-AsyncOperation"))
        .text("/status")
        .equals("Succeeded")) {
      clock.advance(Duration.ofSeconds(5));
    }
    assertThat(clock.instant()).isAfter(end);

    // When
    Answer hidden = azure.arm.get(SERVER);
    Answer child = azure.arm.put(DATABASE, "{\"location\":\"eastus\"}");
    Answer listed = azure.arm.get(GROUP + "/providers/Microsoft.Sql/servers");
    clock.advance(HIDDEN);

    // Then
    assertThat(hidden.status()).isEqualTo(404);
    assertThat(hidden.code()).isEqualTo("ResourceNotFound");
    assertThat(child.status()).isEqualTo(404);
    assertThat(child.code()).isEqualTo("ParentResourceNotFound");
    assertThat(listed.json().path("value")).isEmpty();
    assertThat(azure.arm.get(SERVER).status()).isEqualTo(200);
    assertThat(azure.arm.put(DATABASE, "{\"location\":\"eastus\"}").status()).isEqualTo(202);
  }

  @Test
  void aHiddenResourceCanBeWrittenAgainAndStaysHiddenUntilItsTime() {
    // When
    Answer created = azure.arm.put(GROUP + "2", "{\"location\":\"eastus\"}");
    Answer hidden = azure.arm.get(GROUP + "2");
    Answer again = azure.arm.put(GROUP + "2", "{\"location\":\"eastus\"}");
    Answer still = azure.arm.get(GROUP + "2");
    clock.advance(HIDDEN);

    // Then
    assertThat(created.status()).isEqualTo(201);
    assertThat(hidden.code()).isEqualTo("ResourceGroupNotFound");
    assertThat(again.status()).isEqualTo(200);
    assertThat(still.status()).isEqualTo(404);
    assertThat(azure.arm.get(GROUP + "2").status()).isEqualTo(200);
  }

  @Test
  void aResourceThatShowsItsCreationInItsOwnStateIsNeverHidden() {
    // When
    String service = GROUP + "/providers/Microsoft.DataMigration/sqlMigrationServices/dms1";
    azure.arm.put(service, "{\"location\":\"eastus\"}");
    Answer creating = azure.arm.get(service);
    clock.advance(Duration.ofSeconds(40));
    Answer created = azure.arm.get(service);

    // Then
    assertThat(creating.text("/properties/provisioningState")).isEqualTo("Creating");
    assertThat(created.text("/properties/provisioningState")).isEqualTo("Succeeded");
  }

  @Test
  void aPrincipalThatCallsTooOftenIsRefusedUntilTimeHasPassed() {
    // Given
    azure.arm.useToken(azure.emulator.issueToken("busy"));
    azure.arm.useToken(azure.emulator.issueToken("busy"));
    Answer first = azure.arm.get(GROUP);
    IntStream.range(0, 249).forEach(each -> azure.arm.get(GROUP));

    // When
    Answer refused = azure.arm.get(GROUP);
    Answer write = azure.arm.put(GROUP, "{\"location\":\"eastus\"}");
    clock.advance(Duration.ofSeconds(Long.parseLong(refused.header("Retry-After"))));
    Answer after = azure.arm.get(GROUP);

    // Then
    assertThat(first.header("x-ms-ratelimit-remaining-subscription-reads")).isEqualTo("249");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("SubscriptionRequestsThrottled");
    assertThat(refused.message()).contains("actor 'busy'");
    assertThat(write.header("x-ms-ratelimit-remaining-subscription-writes")).isEqualTo("199");
    assertThat(after.status()).isEqualTo(200);
  }

  @Test
  void tokensExpireByTheSameClock() {
    // Given
    azure.arm.useToken(azure.emulator.issueToken("app1"));
    Answer before = azure.arm.get(GROUP);

    // When
    clock.advance(Duration.ofHours(1));
    Answer after = azure.arm.get(GROUP);

    // Then
    assertThat(before.status()).isEqualTo(200);
    assertThat(after.code()).isEqualTo("ExpiredAuthenticationToken");
  }

  @Test
  void theClockOfARunningEmulatorIsMovedOverHttp() {
    // When
    Answer moved = azure.arm.post("/_emulator/clock", "{\"advance\":\"PT1H\"}");
    Answer wrong = azure.arm.post("/_emulator/clock", "{\"advance\":\"-PT1H\"}");
    Answer now = azure.arm.get("/_emulator/clock");

    // Then
    assertThat(moved.text("/now")).isEqualTo(clock.instant().toString());
    assertThat(now.text("/now")).isEqualTo(moved.text("/now"));
    assertThat(wrong.status()).isEqualTo(400);
  }
}
