package io.dbmodernizer.migration.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.SourceDatabase;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.azure.ArmBudgetProperties;
import io.dbmodernizer.runtime.engine.FailureClassification;
import io.dbmodernizer.runtime.engine.ScriptedStage;
import io.dbmodernizer.runtime.engine.StageRig;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlFailureClassifier;
import io.dbmodernizer.sql.SqlProperties;
import io.dbmodernizer.topics.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One source accepts connections and never answers; it is one of two. */
@SuppressWarnings("NullAway.Init") // set by each test
class SilentSourceTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final int SILENT = 16;
  private static final int SOUND = 6;

  private final List<String> outcomes = new ArrayList<>();
  private final Set<String> unreachable = new HashSet<>();
  private Instant now = START;
  private ServerSocket silent;
  private Server sound;
  private StageRig rig;
  private TopologyTestDriver driver;
  private TestInputTopic<String, SpecificRecord> requests;
  private TestOutputTopic<String, SpecificRecord> targets;
  private TestOutputTopic<String, SpecificRecord> progress;

  /**
   * Starts everything.
   *
   * @param login how long a login may take
   */
  @SuppressWarnings("NullAway") // no test refers to a key vault
  private void start(Duration login) throws IOException, SQLException {
    // Accepts by its backlog and never reads.
    silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    sound = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:tcp://127.0.0.1:"
                    + sound.getPort()
                    + "/mem:sales;MODE=MSSQLServer;DB_CLOSE_DELAY=-1",
                "reader",
                "reads");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS \"dbo\"");
      statement.execute("CREATE TABLE IF NOT EXISTS \"dbo\".\"Orders\" (\"Id\" INT PRIMARY KEY)");
    }
    SecretResolver secrets = new SecretResolver(Map.of("SOURCE_PASSWORD", "reads")::get, null);
    SqlConnections connections =
        new SqlConnections(
            new SqlProperties(
                "jdbc:h2:tcp://{host}:{port}/mem:{database};MODE=MSSQLServer",
                "jdbc:h2:mem:{database}",
                login,
                Duration.ofMinutes(5),
                Duration.ofMinutes(30)),
            secrets);
    rig =
        new StageRig(
            ScriptedStage.of(new AssessStep(connections, Duration.ofSeconds(2))),
            () -> now,
            "mock://" + UUID.randomUUID(),
            new ArmBudgetProperties(250, 25, 200, 10, 200, 10, 20),
            new FailureClassification(List.of(new SqlFailureClassifier(secrets)), secrets::redact),
            new SimpleMeterRegistry(),
            StageRig.properties(16));
    driver = rig.driver(START);
    requests = rig.input(driver, Topic.REQUESTS);
    targets = rig.output(driver, Topic.TARGETS);
    progress = rig.output(driver, Topic.PROGRESS_PROVISIONER);
  }

  @AfterEach
  void stop() throws Exception {
    // First, so that nobody waits for its answer any more.
    silent.close();
    driver.close();
    rig.close();
    sound.stop();
  }

  @Test
  void migrationsOfOtherSourcesGoOnWhileSixteenConnectionsHang() throws Exception {
    // Given: none of the connections gives up before the test ends
    start(Duration.ofMinutes(5));
    request("silent", silent.getLocalPort(), SILENT);
    tick();

    // When
    request("sound", sound.getPort(), SOUND);
    await("the sound source is assessed")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> tick().size() >= SOUND);

    // Then
    assertThat(outcomes).hasSize(SOUND).allMatch(id -> id.startsWith("sound-"));
    assertThat(unreachable).isEmpty();
  }

  @Test
  void aSourceThatNeverAnswersIsUnreachableOnceTheTimeForTheLoginIsOver() throws Exception {
    // Given
    start(Duration.ofSeconds(1));

    // When
    request("silent", silent.getLocalPort(), SILENT);

    // Then: real time passes the time for the login
    await("the silent source is reported as unreachable")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              tick();
              return unreachable.size() >= 4;
            });
    assertThat(outcomes).isEmpty();
    assertThat(unreachable).allMatch(id -> id.startsWith("silent-"));
  }

  private void request(String name, int port, int count) {
    IntStream.range(0, count)
        .mapToObj(i -> name + "-" + i)
        .forEach(
            id -> {
              MigrationRequested request = ScriptedStage.request(id, "move it");
              request.setSource(
                  SourceDatabase.newBuilder()
                      .setHost("127.0.0.1")
                      .setPort(port)
                      .setDatabase("sales")
                      .setLogin("reader")
                      .setPasswordRef("env:SOURCE_PASSWORD")
                      .build());
              requests.pipeInput(id, request);
            });
  }

  private List<String> tick() {
    now = now.plusSeconds(1);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    targets.readValuesToList().stream()
        .filter(TargetProvisioned.class::isInstance)
        .map(event -> ((TargetProvisioned) event).getMetadata().getMigrationId())
        .forEach(outcomes::add);
    progress.readValuesToList().stream()
        .map(StepProgressed.class::cast)
        .filter(event -> event.getFailure() != null)
        .filter(event -> event.getFailure().getReason() == Reason.SOURCE_UNREACHABLE)
        .forEach(event -> unreachable.add(event.getMetadata().getMigrationId()));
    return outcomes;
  }
}
