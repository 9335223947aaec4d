package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.failure.AccessRefusedException;
import io.dbmodernizer.cli.failure.UnavailableException;
import io.dbmodernizer.cli.progress.CommandWatch;
import io.dbmodernizer.cli.progress.MigrationLines;
import io.dbmodernizer.cli.progress.Outcome;
import io.dbmodernizer.cli.progress.StatusFeed;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.events.ThrottleRequested;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands that the monitoring service publishes and that are followed by its REST interface. */
@Timeout(60)
class CommandsByServiceTest {

  private static final String ONE = "/api/v1/migrations/m-1";
  private static final String ACCEPTED = "\"lastCommand\":{\"commandId\":\"c-1\"}";
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);

  private ServiceStub service;

  @BeforeEach
  void start() throws Exception {
    service = ServiceStub.start();
    events("");
    resources("");
    state("COMPLETED", "");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RUNNING | cancel --why wrong | cancel | {\"requester\":\"me\",\"explanation\":\"wrong\"}",
        "FAILED | retry | retry | {\"requester\":\"me\"}",
        "FAILED | teardown --yes | teardown | {\"requester\":\"me\",\"removeData\":true,\"confirm\":\"m-1\"}",
        "COMPLETED | restore --at 2026-05-01T00:00:00Z --name r | restore |"
            + " {\"requester\":\"me\",\"kind\":\"POINT_IN_TIME\",\"backupId\":\"\",\"databaseName\":\"r\",\"pointInTime\":\"2026-05-01T00:00:00Z\"}",
        "RUNNING | throttle --unlimited | throttle | {\"requester\":\"me\",\"copyLimits\":null}",
        "RUNNING | throttle --connections 2 | throttle |"
            + " {\"requester\":\"me\",\"copyLimits\":{\"rowsPerSecond\":0,\"bytesPerSecond\":0,\"connections\":2}}",
      })
  void theServicePublishesTheCommand(String state, String line, String action, String body) {
    // Given
    service
        .knows("m-1", state, state, "")
        .answer(ONE + "/" + action, 202, "{\"commandId\":\"c-1\"}");

    // When
    CommandRun run = run(line + " --no-wait --requester me");

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(service.bodies()).contains(body);
    assertThat(run.out()).contains("published; follow it with 'modernize watch m-1'");
  }

  @Test
  void aRefusalOfTheServiceIsToldAtOnce() {
    // Given
    service
        .knows("m-1", "RUNNING", "RUNNING", "")
        .answer(
            ONE + "/cancel",
            409,
            "{\"title\":\"Not in this state\",\"detail\":\"nothing is running\",\"remedy\":\"Do nothing.\"}");

    // When
    CommandRun run = run("cancel");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nothing is running", "remedy: Do nothing.");
  }

  @Test
  void anEndIsBelievedOnceTheCommandIsAccepted() throws Exception {
    // Given
    SpecificRecord retry = RetryRequested.newBuilder().build();

    // When
    Outcome before = await(watch(retry), SHORT);
    state("COMPLETED", ACCEPTED);
    Outcome after = await(watch(retry), LONG);

    // Then
    assertThat(before).isInstanceOf(Outcome.TimedOut.class);
    assertThat(after).isInstanceOf(Outcome.Completed.class);
  }

  @Test
  void aRemovalEndsWithItsOwnFailureAndNotWithAnEarlierOne() throws Exception {
    // Given
    SpecificRecord teardown = TeardownRequested.newBuilder().build();
    String failed =
        "%s,\"stages\":[{\"name\":\"backup\",\"failure\":{\"reason\":\"RESOURCE_CONFLICT\"},"
            + "\"steps\":[{\"procedure\":\"%s\",\"state\":\"FAILED\"}]}]";

    // When
    state("FAILED", failed.formatted(ACCEPTED, ""));
    Outcome earlier = await(watch(teardown), SHORT);
    state("FAILED", failed.formatted(ACCEPTED, "remove"));
    Outcome own = await(watch(teardown), LONG);
    state("REMOVED", ACCEPTED);
    Outcome removed = await(watch(teardown), LONG);

    // Then
    assertThat(earlier).isInstanceOf(Outcome.TimedOut.class);
    assertThat(own).isInstanceOf(Outcome.Failed.class);
    assertThat(removed).isInstanceOf(Outcome.Removed.class);
  }

  @Test
  void aRestoreEndsWithANewDatabaseOrANewFailure() throws Exception {
    // Given
    SpecificRecord restore = RestoreRequested.newBuilder().build();
    String old = "{\"id\":\"/db/old\",\"name\":\"old\",\"restored\":true}";
    resources(old);
    events(event("DatabaseRestored", 1));
    state("COMPLETED", ACCEPTED);

    // When
    Outcome nothingNew = await(watch(restore), Duration.ofSeconds(1));
    CommandWatch restored = watch(restore);
    resources(old + ",{\"id\":\"/db/new\",\"name\":\"new\",\"restored\":true}");
    events(event("DatabaseRestored", 2) + "," + event("DatabaseRestored", 1));
    Outcome done = await(restored, LONG);
    CommandWatch failing = watch(restore);
    events(event("RestoreFailed", 3));
    Outcome failed = await(failing, LONG);

    // Then
    assertThat(nothingNew).isInstanceOf(Outcome.TimedOut.class);
    assertThat(done)
        .isInstanceOfSatisfying(
            Outcome.Restored.class, each -> assertThat(each.database().getName()).isEqualTo("new"));
    assertThat(failed)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            each -> {
              assertThat(each.failure().getMessage()).isEqualTo("said so");
              assertThat(each.failure().getRemedy()).isEqualTo("Do it.");
            });
  }

  @Test
  void newLimitsAreThoseOfTheCommand() throws Exception {
    // Given
    CopyLimits limits = new CopyLimits(5L, 0L, 0);
    state("RUNNING", ACCEPTED);

    // When
    Outcome outcome =
        await(watch(ThrottleRequested.newBuilder().setCopyLimits(limits).build()), LONG);

    // Then
    assertThat(outcome).isEqualTo(new Outcome.Limited(limits));
  }

  @Test
  void aRefusalIsFoundInTheStateOrAmongTheEventsAlsoWhenItIsTheSameAgain() throws Exception {
    // Given
    SpecificRecord cancel = CancelRequested.newBuilder().build();
    String refusal = "\"refusal\":{\"reason\":\"%s\"}";
    state("RUNNING", refusal.formatted("INVALID_REQUEST"));
    events(event("RequestRefused", 1));

    // When
    Outcome old = await(watch(cancel), SHORT);
    CommandWatch another = watch(cancel);
    state("RUNNING", refusal.formatted("RESOURCE_CONFLICT"));
    Outcome changed = await(another, LONG);
    CommandWatch same = watch(cancel);
    events(event("RequestRefused", 2));
    Outcome again = await(same, LONG);

    // Then
    assertThat(old).isInstanceOf(Outcome.TimedOut.class);
    assertThat(List.of(changed, again))
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        each ->
                            assertThat(each.failure().getReason())
                                .isEqualTo(Reason.RESOURCE_CONFLICT)));
  }

  @Test
  void aCommandThatAnotherHasOvertakenCountsAsAccepted() throws Exception {
    // Given
    CommandWatch watch = watch(CancelRequested.newBuilder().build());
    events(event("CommandAccepted", 1));
    state("COMPLETED", "\"lastCommand\":{\"commandId\":\"of-another\"}");

    // Then
    assertThat(await(watch, LONG)).isInstanceOf(Outcome.Completed.class);
  }

  @Test
  void aCancellationIsNotTheEarlierFailureOfAnotherStage() throws Exception {
    // Given
    SpecificRecord cancel = CancelRequested.newBuilder().build();
    String stages =
        ACCEPTED
            + ",\"stages\":[{\"name\":\"migration\",\"state\":\"FAILED\","
            + "\"failure\":{\"reason\":\"COPY_FAILED\"}},{\"name\":\"backup\",\"state\":\"%s\"%s}]";

    // When
    state("FAILED", stages.formatted("RUNNING", ""));
    Outcome stopping = await(watch(cancel), SHORT);
    state("CANCELLED", stages.formatted("FAILED", ",\"failure\":{\"reason\":\"CANCELLED\"}"));
    Outcome stopped = await(watch(cancel), LONG);

    // Then
    assertThat(stopping).isInstanceOf(Outcome.TimedOut.class);
    assertThat(stopped)
        .isInstanceOfSatisfying(
            Outcome.Cancelled.class, each -> assertThat(each.stage()).isEqualTo("backup"));
  }

  @Test
  void aShortLossOfTheServiceDoesNotEndTheWait() throws Exception {
    // Given
    SpecificRecord teardown = TeardownRequested.newBuilder().build();
    state("REMOVED", ACCEPTED);
    service.answer(ONE + "/resources", 503, "{\"title\":\"Not ready\",\"remedy\":\"Wait.\"}");

    // When
    Outcome away = await(watch(teardown), SHORT);
    resources("");
    Outcome back = await(watch(teardown), LONG);

    // Then
    assertThat(away).isInstanceOf(Outcome.TimedOut.class);
    assertThat(back).isInstanceOf(Outcome.Removed.class);
  }

  @Test
  void aTokenThatExpiresEndsTheWait() throws Exception {
    // Given
    CommandWatch watch = watch(CancelRequested.newBuilder().build());
    service.answer(ONE, 401, "{\"title\":\"No valid token\",\"remedy\":\"Sign in.\"}");

    // Then
    assertThatExceptionOfType(AccessRefusedException.class).isThrownBy(() -> await(watch, LONG));
  }

  @Test
  void aCommandWhoseAnswerIsLostIsSentAgainWithTheSameKey() {
    // Given
    MonitoringApi api = new MonitoringApi(service.url(), null);
    service.answer(ONE + "/restore", 202, "{\"commandId\":\"c-1\"}");

    // When
    service.loseAnswers(1);
    JsonNode answer = api.command("m-1", "restore", "{}");
    api.command("m-1", "restore", "{}");

    // Then
    assertThat(answer.path("commandId").asString()).isEqualTo("c-1");
    assertThat(service.keys()).hasSize(3).element(0).isEqualTo(service.keys().get(1));
    assertThat(service.keys().get(2)).isNotBlank().isNotEqualTo(service.keys().get(0));
  }

  @Test
  void aCommandThatIsNotAnsweredTwiceIsSaidToBeUncertain() {
    // Given
    MonitoringApi api = new MonitoringApi(service.url(), null);

    // When
    service.loseAnswers(2);

    // Then
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> api.command("m-1", "restore", "{}"))
        .withMessageContaining("it may have published the command");
  }

  private CommandWatch watch(SpecificRecord command) {
    MonitoringApi api = new MonitoringApi(service.url(), null);
    JsonNode before = api.migration("m-1").orElseThrow();
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new CommandWatch(
        api,
        new StatusFeed(api, "m-1", new MigrationLines(nowhere, false)),
        Terminal.plain(nowhere),
        command,
        before);
  }

  private static Outcome await(CommandWatch watch, Duration timeout) throws InterruptedException {
    return watch.await("c-1", timeout);
  }

  private void state(String state, String more) {
    String body =
        "{\"migrationId\":\"m-1\",\"state\":\"%s\"%s}"
            .formatted(state, more.isEmpty() ? "" : "," + more);
    assertThat(JsonMapper.shared().readTree(body).isObject()).isTrue();
    service.answer(ONE, 200, body);
  }

  private void events(String items) {
    service.answer(ONE + "/events", 200, "{\"items\":[%s]}".formatted(items));
  }

  private void resources(String items) {
    service.answer(ONE + "/resources", 200, "{\"items\":[%s]}".formatted(items));
  }

  private static String event(String type, int offset) {
    return "{\"type\":\"%s\",\"topic\":\"t\",\"partition\":0,\"offset\":%d,".formatted(type, offset)
        + "\"reason\":\"RESOURCE_CONFLICT\",\"message\":\"said so\",\"remedy\":\"Do it.\"}";
  }

  private CommandRun run(String line) {
    List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
    arguments.addAll(List.of("m-1", "--api", service.url()));
    return CommandRun.of(Map.of(), arguments.toArray(String[]::new));
  }
}
