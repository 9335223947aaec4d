package io.dbmodernizer.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.Target;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlProperties;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be known before the first write is known before it. */
@Tag("deep")
class BeforeTheFirstWriteIT {
  private static final Duration SECONDS = Duration.ofSeconds(5);
  private static final String LOCKED = "jdbc:h2:mem:locked;DATABASE_TO_UPPER=FALSE";

  @SuppressWarnings("NullAway.Init") // each test starts its own
  private ProvisionerWalk walk;

  @AfterEach
  void close() throws IOException {
    walk.close();
  }

  private Failure failure(Consumer<Target> change) throws InterruptedException {
    MigrationRequested request = FullRequests.request("m-1", "early", change);
    walk.receive(request);
    // What may pass is tried again; nothing is created meanwhile.
    walk.until(state -> state.getSteps().stream().anyMatch(step -> step.getAttempt() > 0));
    return walk.state().getSteps().stream()
        .filter(step -> step.getAttempt() > 0)
        .map(StepState::getFailure)
        .findFirst()
        .orElseThrow();
  }

  private List<LoggedRequest> writes() {
    return walk.requests().stream()
        .filter(LoggedRequest::isWrite)
        .filter(request -> !request.path().contains("checkNameAvailability"))
        .toList();
  }

  private static SqlConnections source(String url) {
    return new SqlConnections(
        new SqlProperties(url, "jdbc:h2:mem:none", SECONDS, SECONDS, SECONDS),
        TestRequests.secrets());
  }

  @Test
  void anUnknownRegionIsRefused() throws Exception {
    // Given
    walk = new ProvisionerWalk();

    // When
    Failure failure = failure(target -> target.getAzure().setRegion("westeuropa"));

    // Then
    assertThat(failure.getReason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(failure.getSubject()).isEqualTo("target.azure.region");
    assertThat(writes()).isEmpty();
    assertThat(walk.state().getResources()).isEmpty();
  }

  @Test
  void aPoolThatIsNeitherThereNorSizedIsRefused() throws Exception {
    // Given
    walk = new ProvisionerWalk();

    // When
    Failure failure =
        failure(
            target ->
                target
                    .getDatabase()
                    .setElasticPool(
                        ElasticPoolTarget.newBuilder().setName("pool-of-nobody").build()));

    // Then
    assertThat(failure.getReason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(failure.getSubject()).isEqualTo("target.database.elasticPool.name");
    assertThat(writes()).isEmpty();
  }

  @Test
  void aSourceThatRefusesTheLoginIsFoundOut() throws Exception {
    // Given
    try (Connection owner = DriverManager.getConnection(LOCKED, "owner", "other")) {
      assertThat(owner.isValid(1)).isTrue();
      walk = new ProvisionerWalk(source(LOCKED));

      // When
      Failure failure = failure(target -> {});

      // Then
      assertThat(failure.getReason()).isEqualTo(Reason.SOURCE_LOGIN_FAILED);
      assertThat(writes()).isEmpty();
    }
  }

  @Test
  void aSourceThatCannotBeReachedIsFoundOut() throws Exception {
    // Given
    walk = new ProvisionerWalk(source("jdbc:h2:tcp://127.0.0.1:1/sales"));

    // When
    Failure failure = failure(target -> {});

    // Then
    assertThat(failure.getReason()).isEqualTo(Reason.SOURCE_UNREACHABLE);
    assertThat(writes()).isEmpty();
  }

  @Test
  void aTableThatIsNotThereIsNamed() throws Exception {
    // Given
    walk = new ProvisionerWalk();
    MigrationRequested request = FullRequests.request("m-1", "early", target -> {});
    request.getMigration().setTables(List.of("[dbo].[Order]", "[dbo].[Ordre]"));

    // When
    walk.receive(request);
    walk.until(state -> state.getState() == ProgressState.FAILED);

    // Then
    assertThat(walk.state().getFailure().getReason()).isEqualTo(Reason.SOURCE_UNSUPPORTED);
    assertThat(walk.state().getFailure().getMessage()).contains("[dbo].[Ordre]");
    assertThat(writes()).isEmpty();
  }

  @Test
  void rowsThatTheLoginMayNotReadAreFoundOut() throws Exception {
    // Given
    try (Connection owner = DriverManager.getConnection(LOCKED, "owner", "other");
        Statement statement = owner.createStatement()) {
      statement.execute("CREATE SCHEMA \"dbo\"");
      statement.execute("CREATE TABLE \"dbo\".\"Order\" (\"Id\" INT PRIMARY KEY)");
      statement.execute("CREATE USER \"migrator\" PASSWORD '" + TestRequests.PASSWORD + "'");
      walk = new ProvisionerWalk(source(LOCKED));

      // When
      Failure failure = failure(target -> {});

      // Then
      assertThat(failure.getReason()).isIn(Reason.SOURCE_LOGIN_FAILED, Reason.SOURCE_UNSUPPORTED);
      assertThat(writes()).isEmpty();
    }
  }
}
