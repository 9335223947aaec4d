package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.DATABASE;
import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.emulator.ArmClient.Answer;
import io.dbmodernizer.emulator.arm.operation.Pace;
import io.dbmodernizer.emulator.fault.FaultKind;
import io.dbmodernizer.emulator.fault.FaultRule;
import io.dbmodernizer.emulator.fault.FiredFault;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.emulator.throttle.ThrottleLimits;
import io.dbmodernizer.emulator.time.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Each kind of fault, as a caller sees it, in virtual time. */
class FaultsIT {

  private static final String SERVICE =
      GROUP + "/providers/Microsoft.DataMigration/sqlMigrationServices/dms1";
  private static final String SERVERS = "Microsoft.Sql/servers";

  private static ManualClock clock;
  private static EmulatorFixture azure;

  @BeforeAll
  static void start() throws Exception {
    clock = ManualClock.atPresent();
    azure =
        new EmulatorFixture(
            EmulatorOptions.defaults()
                .withClock(clock)
                .withPace(Pace.TYPICAL, Duration.ofSeconds(15))
                .withThrottling(ThrottleLimits.unlimited()));
  }

  @AfterAll
  static void stop() throws Exception {
    azure.close();
  }

  @BeforeEach
  void group() {
    azure.withGroup();
  }

  @AfterEach
  void clear() {
    azure.emulator.faults().clear();
    azure.arm.useTimeout(Duration.ofSeconds(20));
    azure.arm.settle(azure.arm.delete(GROUP));
    assertThat(azure.emulator.resourceIds()).isEmpty();
  }

  private static Answer putServer() {
    return azure.arm.put(SERVER, EmulatorFixture.serverBody(PASSWORD));
  }

  private static LoggedRequest lastLogged() {
    List<LoggedRequest> all = azure.emulator.requests().all();
    return all.get(all.size() - 1);
  }

  @ParameterizedTest
  @CsvSource({
    "STATUS_429, 429, TooManyRequests, 7",
    "STATUS_500, 500, InternalServerError, ''",
    "STATUS_503, 503, ServiceUnavailable, 7"
  })
  void anErrorIsAnsweredInsteadOfTheEffect(
      FaultKind kind, int status, String code, String retryAfter) {
    // Given
    azure.emulator.faults().add(FaultRule.of(kind).method("PUT").lasting(Duration.ofSeconds(7)));

    // When
    Answer struck = putServer();

    // Then
    assertThat(struck.status()).isEqualTo(status);
    assertThat(struck.code()).isEqualTo(code);
    assertThat(struck.header("Retry-After")).isEqualTo(retryAfter);
    assertThat(lastLogged().fault()).isEqualTo(kind.name());
    assertThat(azure.emulator.faults().fired())
        .last()
        .extracting(FiredFault::path)
        .isEqualTo(SERVER);
    assertThat(putServer().status()).isEqualTo(202);
  }

  @Test
  void anAnswerIsLostAfterTheEffect() {
    // Given
    azure.emulator.faults().add(FaultRule.of(FaultKind.STATUS_503).type(SERVERS).afterwards());

    // When
    Answer struck = putServer();
    clock.advance(Duration.ofMinutes(5));

    // Then
    assertThat(struck.status()).isEqualTo(503);
    assertThat(azure.arm.get(SERVER).status()).isEqualTo(200);
  }

  @Test
  void aConnectionIsDroppedBeforeAnythingHappens() {
    // Given
    azure.emulator.faults().add(FaultRule.of(FaultKind.DROPPED_CONNECTION).method("PUT"));

    // When / Then
    assertThatThrownBy(FaultsIT::putServer).isInstanceOf(UncheckedIOException.class);
    assertThat(lastLogged().status()).isZero();
    assertThat(lastLogged().fault()).isEqualTo("DROPPED_CONNECTION");
    clock.advance(Duration.ofMinutes(5));
    assertThat(azure.arm.get(SERVER).status()).isEqualTo(404);
  }

  @Test
  void aConnectionIsDroppedAfterEverythingHasHappened() {
    // Given
    azure
        .emulator
        .faults()
        .add(FaultRule.of(FaultKind.DROPPED_CONNECTION).method("PUT").afterwards());

    // When / Then
    assertThatThrownBy(FaultsIT::putServer).isInstanceOf(UncheckedIOException.class);
    assertThat(lastLogged().status()).isEqualTo(202);
    clock.advance(Duration.ofMinutes(5));
    assertThat(azure.arm.get(SERVER).status()).isEqualTo(200);
  }

  @Test
  void aCallerWaitsUntilItGivesUp() {
    // Given
    azure.emulator.faults().add(FaultRule.of(FaultKind.TIMEOUT).method("PUT"));
    azure.arm.useTimeout(Duration.ofMillis(200));

    // When / Then
    assertThatThrownBy(FaultsIT::putServer).hasRootCauseInstanceOf(HttpTimeoutException.class);
    azure.arm.useTimeout(Duration.ofSeconds(20));
    assertThat(azure.arm.get(SERVER).status()).isEqualTo(404);
  }

  @Test
  void aCallerThatDoesNotGiveUpLosesTheConnectionInTheEnd() throws Exception {
    // Given
    azure.emulator.faults().add(FaultRule.of(FaultKind.TIMEOUT).method("PUT"));
    Thread time =
        new Thread(
            () -> {
              Awaitility.await()
                  .until(() -> !azure.emulator.faults().fired().isEmpty() && timeoutLogged());
              clock.advance(Duration.ofMinutes(3));
            });
    time.start();

    // When / Then
    assertThatThrownBy(FaultsIT::putServer)
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseInstanceOf(IOException.class);
    time.join();
  }

  private static boolean timeoutLogged() {
    return lastLogged().fault().equals("TIMEOUT") && lastLogged().path().equals(SERVER);
  }

  @Test
  void anotherOperationIsSaidToRunWithTheTypesOwnCode() {
    // Given
    azure.withServer();
    azure
        .emulator
        .faults()
        .add(FaultRule.of(FaultKind.CONFLICTING_OPERATION).path("*/databases/*").times(2));

    // When
    Answer first = azure.arm.put(DATABASE, "{\"location\":\"eastus\"}");
    Answer second = azure.arm.put(DATABASE, "{\"location\":\"eastus\"}");
    Answer third = azure.arm.put(DATABASE, "{\"location\":\"eastus\"}");

    // Then
    assertThat(first.status()).isEqualTo(409);
    assertThat(first.code()).isEqualTo("ConflictingDatabaseOperation");
    assertThat(second.status()).isEqualTo(409);
    assertThat(third.status()).isEqualTo(202);
    azure.arm.settle(third);
  }

  @Test
  void aCreationThatFailsLeavesNothingAndCanBeRepeated() {
    // Given
    azure.emulator.faults().add(failing());

    // When
    Answer accepted = putServer();
    Answer running = azure.arm.get(accepted.header("Azure-AsyncOperation"));
    clock.advance(Duration.ofMinutes(5));
    Answer ended = azure.arm.get(accepted.header("Azure-AsyncOperation"));

    // Then
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(azure.emulator.requests().all())
        .filteredOn(request -> request.fault().equals("OPERATION_FAILED"))
        .last()
        .satisfies(request -> assertThat(request.operation()).isEqualTo(SERVERS + "/write"));
    assertThat(running.text("/status")).isEqualTo("InProgress");
    assertThat(running.text("/error/code")).isEmpty();
    assertThat(ended.text("/status")).isEqualTo("Failed");
    assertThat(ended.code()).isEqualTo("RegionUnavailable");
    assertThat(ended.message()).isEqualTo("No capacity.");
    assertThat(azure.arm.get(accepted.header("Location")).status()).isEqualTo(400);
    assertThat(azure.arm.get(SERVER).status()).isEqualTo(404);
    azure.arm.create(SERVER, EmulatorFixture.serverBody(PASSWORD));
    assertThat(azure.arm.get(SERVER).status()).isEqualTo(200);
  }

  private static FaultRule failing() {
    return FaultRule.of(FaultKind.OPERATION_FAILED).saying("RegionUnavailable", "No capacity.");
  }

  @Test
  void aFailedCreationThatIsFollowedByItsStateShowsFailedAndCanBeRepeatedOrDeleted() {
    // Given
    azure.emulator.faults().add(failing());

    // When
    Answer accepted = azure.arm.put(SERVICE, "{\"location\":\"eastus\"}");
    clock.advance(Duration.ofMinutes(5));

    // Then
    assertThat(accepted.text("/properties/provisioningState")).isEqualTo("Creating");
    assertThat(azure.arm.get(SERVICE).text("/properties/provisioningState")).isEqualTo("Failed");
    azure.arm.create(SERVICE, "{\"location\":\"eastus\"}");
    clock.advance(Duration.ofMinutes(5));
    assertThat(azure.arm.get(SERVICE).text("/properties/integrationRuntimeState"))
        .isEqualTo("Online");
  }

  @Test
  void anUpdateThatFailsLeavesWhatWasThere() {
    // Given
    azure.withDatabase();
    azure.emulator.faults().add(failing());

    // When
    Answer accepted =
        azure.arm.put(DATABASE, "{\"location\":\"eastus\",\"sku\":{\"name\":\"S3\"}}");
    clock.advance(Duration.ofMinutes(10));

    // Then
    assertThat(azure.arm.get(accepted.header("Azure-AsyncOperation")).text("/status"))
        .isEqualTo("Failed");
    assertThat(azure.arm.get(DATABASE).text("/properties/currentServiceObjectiveName"))
        .isEqualTo("S2");
    assertThat(azure.arm.get(DATABASE).text("/properties/status")).isEqualTo("Online");
  }

  @Test
  void aChangeOfThePasswordThatFailsLeavesServerAndDatabasesWithTheSameOne() throws Exception {
    // Given
    azure.withDatabase();
    azure.emulator.faults().add(failing());

    // When
    azure.arm.put(SERVER, EmulatorFixture.serverBody("An0ther!Secret-Phrase"));
    clock.advance(Duration.ofMinutes(10));
    azure.arm.create(SERVER + "/databases/Second", "{\"location\":\"eastus\"}");

    // Then
    assertThat(azure.arm.get(SERVER).text("/properties/state")).isEqualTo("Ready");
    azure.connect("Sales", "An0ther!Secret-Phrase").close();
    azure.connect("Second", "An0ther!Secret-Phrase").close();
  }

  @Test
  void aDeletionThatFailsLeavesTheResource() throws Exception {
    // Given
    azure.withDatabase();
    azure.emulator.faults().add(failing().method("DELETE"));

    // When
    azure.arm.delete(DATABASE);
    clock.advance(Duration.ofMinutes(10));

    // Then
    assertThat(azure.arm.get(DATABASE).text("/properties/status")).isEqualTo("Online");
    azure.connect("Sales", PASSWORD).close();
  }

  @Test
  void aStuckOperationEndsOnceItsRuleIsRemoved() {
    // Given
    String rule = azure.emulator.faults().add(FaultRule.of(FaultKind.OPERATION_STUCK));
    Answer accepted = putServer();
    String operation = accepted.header("Azure-AsyncOperation");

    // When
    clock.advance(Duration.ofDays(1));
    String before = azure.arm.get(operation).text("/status");
    Answer conflict = putServer();
    azure.emulator.faults().remove(rule);
    String after = azure.arm.get(operation).text("/status");

    // Then
    assertThat(before).isEqualTo("InProgress");
    assertThat(conflict.code()).isEqualTo("UpsertLogicalServerRequestAlreadyInProgress");
    assertThat(after).isEqualTo("Succeeded");
    assertThat(azure.arm.get(SERVER).status()).isEqualTo(200);
  }

  @Test
  void deletingTheGroupOfAStuckCreationEndsIt() {
    // Given
    azure.emulator.faults().add(FaultRule.of(FaultKind.OPERATION_STUCK).type(SERVERS));
    Answer accepted = putServer();

    // When
    azure.arm.settle(azure.arm.delete(GROUP));
    azure.emulator.faults().clear();
    clock.advance(Duration.ofMinutes(5));

    // Then
    Answer operation = azure.arm.get(accepted.header("Azure-AsyncOperation"));
    assertThat(operation.text("/status")).isEqualTo("Failed");
    assertThat(operation.code()).isEqualTo("OperationPreempted");
    assertThat(azure.emulator.resourceIds()).isEmpty();
    azure.withGroup();
  }

  @ParameterizedTest
  @EnumSource(FaultKind.class)
  void afterAnyFaultThePipelineOfResourcesCanBeBuiltByRepeating(FaultKind kind) {
    // Given
    SortedSet<String> before = azure.emulator.resourceIds();
    azure.arm.useTimeout(Duration.ofMillis(500));
    String rule = azure.emulator.faults().add(FaultRule.of(kind).path(GROUP + "/*").times(2));

    // When
    for (int attempt = 0; attempt < 2; attempt++) {
      attempt(SERVER, EmulatorFixture.serverBody(PASSWORD));
    }
    azure.emulator.faults().remove(rule);
    azure.arm.useTimeout(Duration.ofSeconds(20));
    clock.advance(Duration.ofMinutes(10));
    azure.withDatabase();

    // Then
    assertThat(azure.arm.get(DATABASE).text("/properties/status")).isEqualTo("Online");
    assertThat(azure.emulator.resourceIds()).contains(SERVER, DATABASE).containsAll(before);
  }

  private static void attempt(String path, String body) {
    try {
      Answer answer = azure.arm.put(path, body);
      assertThat(answer.status()).isNotEqualTo(400);
      clock.advance(Duration.ofMinutes(10));
    } catch (UncheckedIOException e) {
      // The caller does not know the outcome and repeats the request.
      assertThat(e).hasMessageContaining(path);
    }
  }

  @Test
  void rulesAreGivenToARunningEmulatorOverHttp() {
    // When
    Answer added =
        azure.arm.post(
            "/_emulator/faults", "{\"kind\":\"STATUS_503\",\"method\":\"PUT\",\"nth\":1}");
    Answer struck = putServer();
    Answer listed = azure.arm.get("/_emulator/faults");
    Answer cleared = azure.arm.delete("/_emulator/faults");
    Answer unknown = azure.arm.delete("/_emulator/faults/" + added.text("/id"));
    Answer wrong = azure.arm.post("/_emulator/faults", "{\"kind\":\"FLOOD\"}");

    // Then
    assertThat(added.status()).isEqualTo(201);
    assertThat(struck.status()).isEqualTo(503);
    assertThat(listed.text("/rules/0/kind")).isEqualTo("STATUS_503");
    assertThat(listed.text("/rules/0/fired")).isEqualTo("1");
    JsonNode fired = listed.json().path("fired");
    assertThat(fired.path(fired.size() - 1).path("path").asString()).isEqualTo(SERVER);
    assertThat(cleared.status()).isEqualTo(204);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(wrong.message()).contains("FLOOD", "OPERATION_STUCK");
  }
}
