package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.runtime.deadletter.DeadLetterHeaders;
import io.dbmodernizer.systemtests.compare.TableId;
import io.dbmodernizer.systemtests.platform.MovedDatabase;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.SharedPipeline;
import io.dbmodernizer.systemtests.secret.SecretScanner;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import io.dbmodernizer.testsupport.source.SourceServer;
import io.dbmodernizer.topics.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a foreign producer may publish, and what becomes of it. Side by side, as most of it is
 * waiting.
 */
@Tag("deep")
@ExtendWith(SharedPipeline.class)
class BadInputST {

  private static final String PLAINTEXT = "Plain-Text-Passw0rd!";
  private static final TableId ORDERS = new TableId("Shop", "Orders");

  /**
   * One line of bad input: what is done to a good request, which field is at fault, and what is
   * accepted.
   */
  private record Line(
      String name, String field, String accepted, Consumer<MigrationRequested> spoil) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Line> linesOfBadInput() {
    return Stream.of(
        new Line(
            "missing-field",
            "source.host",
            "a host name or an IPv4 address",
            request -> request.getSource().setHost("")),
        new Line(
            "missing-section-of-names",
            "target.azure.subscriptionId",
            "a UUID",
            request -> request.getTarget().getAzure().setSubscriptionId("")),
        new Line(
            "malformed-field",
            "backup.weeklyRetention",
            "P4W",
            request -> request.getBackup().setWeeklyRetention("four weeks")),
        new Line(
            "invalid-server-name",
            "target.server.name",
            "lower-case letters, digits and hyphens",
            request -> request.getTarget().getServer().setName("Invalid_Server-Name")),
        new Line(
            "invalid-database-name",
            "target.database.name",
            "1 to 128 characters",
            request -> request.getTarget().getDatabase().setName("what?")),
        new Line(
            "invalid-storage-name",
            "target.storage.accountName",
            "3 to 24 lower-case letters and digits",
            request -> {
              request.getTarget().getStorage().setAccountName("Storage-Account");
              request.getTarget().getStorage().setContainerName("exports");
            }),
        new Line(
            "unknown-service-objective",
            "target.database.serviceObjective",
            "GP_Gen5_2",
            request -> request.getTarget().getDatabase().setServiceObjective("S13")),
        new Line(
            "unknown-region-form",
            "target.azure.region",
            "westeurope",
            request -> request.getTarget().getAzure().setRegion("West Europe")),
        new Line(
            "retention-out-of-range",
            "backup.shortTermRetentionDays",
            "1 to 35",
            request -> request.getBackup().setShortTermRetentionDays(36)),
        new Line(
            "plaintext-administrator-password",
            "target.server.administratorPasswordRef",
            "env:NAME, file:PATH or keyvault:",
            request -> request.getTarget().getServer().setAdministratorPasswordRef(PLAINTEXT)),
        new Line(
            "plaintext-source-password",
            "source.passwordRef",
            "env:NAME, file:PATH or keyvault:",
            request -> request.getSource().setPasswordRef(PLAINTEXT)));
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @MethodSource("linesOfBadInput")
  void endsAsAFailureThatNamesTheFieldAndTheAcceptedForm(Line line, Pipeline pipeline)
      throws Exception {
    // Given
    String id = "bad-" + line.name();
    MigrationRequested request = pipeline.request(id, "NoDatabase");
    line.spoil().accept(request);

    // When
    pipeline.producer().publish(request);
    MigrationStatus status = pipeline.awaitState(id, MigrationState.FAILED);

    // Then
    List<TargetProvisioningFailed> outcomes =
        pipeline.events().of(id, TargetProvisioningFailed.class);
    assertThat(outcomes).hasSize(1);
    for (Failure failure : List.of(outcomes.get(0).getFailure(), failureOf(status))) {
      assertThat(failure.getReason()).isEqualTo(Reason.INVALID_REQUEST);
      assertThat(failure.getViolations())
          .extracting(FieldViolation::getField)
          .containsExactly(line.field());
      assertThat(failure.getMessage()).contains(line.field(), line.accepted());
      assertThat(failure.getRemedy()).isNotEmpty();
    }
    assertThat(pipeline.azure().writesAbout(Pipeline.resourceGroup(id))).isEmpty();
    assertThat(plaintextOutsideOfRequests(pipeline)).isEmpty();
    assertThat(plaintextInLogs(pipeline)).isEmpty();
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void anUnresolvableSecretIsTriedAgainAndThenGivenUp(Pipeline pipeline) throws Exception {
    // Given
    String id = "bad-unresolvable-secret";
    SourceDatabase source = pipeline.createSource("SecretUnresolvable", 1);
    MigrationRequested request = pipeline.request(id, source.name());
    request.getTarget().getServer().setAdministratorPasswordRef("file:/no/such/secret");

    // When
    pipeline.producer().publish(request);

    // Then
    awaitWaiting(pipeline, id, "provisioner");
    MigrationStatus status = pipeline.awaitState(id, MigrationState.FAILED);
    Failure failure = pipeline.events().of(id, TargetProvisioningFailed.class).get(0).getFailure();
    assertGivenUp(pipeline, status, failure, Reason.SECRET_UNRESOLVABLE);
    assertThat(failure.getMessage()).contains("file:/no/such/secret");
    assertThat(pipeline.azure().writesAbout(Pipeline.serverName(id))).isEmpty();
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void aSourceThatCannotBeReachedIsTriedAgainAndThenGivenUp(Pipeline pipeline) throws Exception {
    // Given
    String id = "bad-unreachable-source";
    MigrationRequested request = pipeline.request(id, "NoDatabase");
    request.getSource().setPort(closedPort());

    // When
    pipeline.producer().publish(request);

    // Then
    awaitWaiting(pipeline, id, "provisioner");
    MigrationStatus status = pipeline.awaitState(id, MigrationState.FAILED);
    Failure failure = pipeline.events().of(id, TargetProvisioningFailed.class).get(0).getFailure();
    assertGivenUp(pipeline, status, failure, Reason.SOURCE_UNREACHABLE);
    assertThat(pipeline.azure().writesAbout(Pipeline.resourceGroup(id))).isEmpty();
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void aLoginThatIsRefusedIsTriedAgainAndThenGivenUp(Pipeline pipeline) throws Exception {
    // Given
    String id = "bad-login";
    SourceDatabase source = pipeline.createSource("LoginRefused", 1);
    MigrationRequested request = pipeline.request(id, source.name());
    request.getSource().setPasswordRef(pipeline.platform().secrets().reference("wrong-password"));

    // When
    pipeline.producer().publish(request);

    // Then
    awaitWaiting(pipeline, id, "provisioner");
    MigrationStatus status = pipeline.awaitState(id, MigrationState.FAILED);
    Failure failure = pipeline.events().of(id, TargetProvisioningFailed.class).get(0).getFailure();
    assertGivenUp(pipeline, status, failure, Reason.SOURCE_LOGIN_FAILED);
    assertThat(pipeline.azure().writesAbout(Pipeline.resourceGroup(id))).isEmpty();
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void aSourceThatComesBackInTimeIsMigrated(Pipeline pipeline, @TempDir Path folder)
      throws Exception {
    // Given
    String id = "source-comes-back";
    MigrationRequested request = pipeline.request(id, "ComesBack");
    try (SourceServer outage = SourceServer.start(folder)) {
      SourceDatabase source = pipeline.createSourceOn(outage, "ComesBack", 10);
      request.getSource().setPort(outage.port());
      outage.stop();

      // When
      pipeline.producer().publish(request);
      awaitWaiting(pipeline, id, "provisioner");
      outage.startAgain();
      pipeline.awaitState(id, MigrationState.COMPLETED);

      // Then
      MovedDatabase.assertEveryRowMoved(pipeline, source, request, Map.of(ORDERS, 10L));
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void bytesThatAreNoEventAreSetAsideAndThePartitionGoesOn(Pipeline pipeline) throws Exception {
    // Given
    String id = "behind-garbage";
    SourceDatabase source = pipeline.createSource("BehindGarbage", 10);
    byte[] text = "{\"migrationId\": \"behind-garbage\"}".getBytes(StandardCharsets.UTF_8);
    byte[] unknownSchema = ByteBuffer.allocate(9).put((byte) 0).putInt(987_654).putInt(7).array();
    String topic = Topic.REQUESTS.topicName();

    // When
    RecordMetadata first = pipeline.producer().send(new ProducerRecord<>(topic, id, text));
    RecordMetadata second =
        pipeline.producer().send(new ProducerRecord<>(topic, id, unknownSchema));
    RecordMetadata good = pipeline.producer().publish(pipeline.request(id, source.name()));
    pipeline.awaitState(id, MigrationState.COMPLETED);

    // Then
    assertThat(good.partition()).isEqualTo(first.partition()).isEqualTo(second.partition());
    List<ConsumerRecord<byte[], byte[]>> letters = deadLetters(pipeline, id);
    assertThat(letters).hasSize(2);
    assertThat(letters.get(0).value()).isEqualTo(text);
    assertThat(letters.get(1).value()).isEqualTo(unknownSchema);
    assertOrigin(letters.get(0), first);
    assertOrigin(letters.get(1), second);
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void aRequestUnderTheKeyOfAnotherMigrationIsSetAside(Pipeline pipeline) throws Exception {
    // Given
    MigrationRequested request = pipeline.request("bad-key-inside", "NoDatabase");
    request.getMetadata().setEventId("e3b0c442-98fc-4c14-9afb-f4c8996fb924");
    request.getMetadata().setProducer("system-tests");

    // When
    RecordMetadata sent = pipeline.producer().send(Topic.REQUESTS, "bad-key-outside", request);
    await("dead letter")
        .atMost(Pipeline.PATIENCE)
        .until(() -> deadLetters(pipeline, "bad-key-outside").size() == 1);

    // Then
    assertOrigin(deadLetters(pipeline, "bad-key-outside").get(0), sent);
    assertThat(pipeline.azure().writesAbout(Pipeline.resourceGroup("bad-key-inside"))).isEmpty();
  }

  /** Waits until the status says what a stage waits for, and it has been tried more than once. */
  private static void awaitWaiting(Pipeline pipeline, String id, String stage) {
    pipeline.awaitStatus(
        id,
        "retries of " + id,
        status ->
            status.getState() == MigrationState.WAITING
                && !status.getWaitingOn().isEmpty()
                && stage(status, stage).getSteps().stream()
                    .anyMatch(
                        step ->
                            step.getState() == ProgressState.WAITING
                                && !step.getWaitingOn().isEmpty()
                                && step.getAttempt() >= 2));
  }

  private static void assertGivenUp(
      Pipeline pipeline, MigrationStatus status, Failure failure, Reason reason) {
    assertThat(failure.getReason()).isEqualTo(reason);
    assertThat(failure.getMessage()).isNotEmpty();
    assertThat(failure.getRemedy()).isNotEmpty();
    assertThat(failure.getAttempts()).isGreaterThan(2);
    assertThat(failureOf(status)).isEqualTo(failure);
    List<Integer> attempts =
        pipeline.events().of(status.getMigrationId(), StepProgressed.class).stream()
            .filter(progress -> progress.getStep().equals(failure.getStep()))
            .filter(progress -> progress.getState() == ProgressState.WAITING)
            .map(StepProgressed::getAttempt)
            .toList();
    assertThat(attempts).hasSizeGreaterThan(1).isSorted().doesNotHaveDuplicates();
  }

  private static Failure failureOf(MigrationStatus status) {
    return status.getStages().stream()
        .map(StageStatus::getFailure)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private static StageStatus stage(MigrationStatus status, String name) {
    return status.getStages().stream()
        .filter(stage -> stage.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<ConsumerRecord<byte[], byte[]>> deadLetters(Pipeline pipeline, String key) {
    return pipeline.topics().read(Set.of(Topic.REQUESTS.deadLetterTopicName())).stream()
        .filter(letter -> Arrays.equals(letter.key(), key.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private static void assertOrigin(ConsumerRecord<byte[], byte[]> letter, RecordMetadata origin) {
    assertThat(header(letter, DeadLetterHeaders.TOPIC)).contains(Topic.REQUESTS.topicName());
    assertThat(header(letter, DeadLetterHeaders.PARTITION))
        .contains(Integer.toString(origin.partition()));
    assertThat(header(letter, DeadLetterHeaders.OFFSET)).contains(Long.toString(origin.offset()));
    assertThat(header(letter, DeadLetterHeaders.REASON).orElseThrow()).isNotBlank();
  }

  private static Optional<String> header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return Optional.ofNullable(letter.headers().lastHeader(name))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }

  /** Topics, other than the one the user wrote it to, on which the plaintext is found. */
  private static List<String> plaintextOutsideOfRequests(Pipeline pipeline) {
    SecretScanner scanner = new SecretScanner(Map.of("plaintext", PLAINTEXT));
    return pipeline
        .topics()
        .read(
            pipeline.topics().names().stream()
                .filter(topic -> !topic.equals(Topic.REQUESTS.topicName()))
                .toList())
        .stream()
        .filter(record -> !scanner.findIn(record.value()).isEmpty())
        .map(ConsumerRecord::topic)
        .distinct()
        .toList();
  }

  private static List<Path> plaintextInLogs(Pipeline pipeline) throws IOException {
    SecretScanner scanner = new SecretScanner(Map.of("plaintext", PLAINTEXT));
    List<Path> found = new ArrayList<>();
    try (Stream<Path> logs = Files.list(pipeline.platform().data().logs())) {
      for (Path log : logs.toList()) {
        if (!scanner.find(Files.readAllBytes(log)).isEmpty()) {
          found.add(log);
        }
      }
    }
    return found;
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
