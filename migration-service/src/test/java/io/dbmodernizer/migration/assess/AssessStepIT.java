package io.dbmodernizer.migration.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.Severity;
import io.dbmodernizer.events.SourceAssessed;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.migration.testing.MigrationSource;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.SalesDatabase;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AssessStepIT {
  @RegisterExtension static final MigrationWorld world = MigrationWorld.withSales();

  private static StepDriver assess(MigrationRequested request, Duration slice) {
    return StepDriver.of(new AssessStep(world.connections(), slice), world.target(request));
  }

  private static StepDriver assess(MigrationRequested request) {
    return assess(request, Duration.ofSeconds(2));
  }

  @Test
  void countsTheRowsOfEveryTable() {
    // Given
    StepDriver driver = assess(world.request("Sales"));

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(done.tables())
        .extracting(TableProgress::getTable, TableProgress::getState, TableProgress::getSourceRows)
        .containsExactlyInAnyOrder(
            tuple("[Sales].[Customer]", TableState.PENDING, 200L),
            tuple("[Sales].[Order]", TableState.PENDING, 500L),
            tuple("[Sales].[OrderLine]", TableState.PENDING, 1000L),
            tuple("[dbo].[Setting]", TableState.PENDING, 2L),
            tuple("[dbo].[Empty]", TableState.PENDING, 0L));
  }

  @Test
  void tellsTheMilestoneWithItsFindings() {
    // Given
    MigrationRequested request = world.request("Sales");
    StepDriver driver = assess(request);
    driver.runToDone();

    // When
    SourceAssessed assessed =
        (SourceAssessed)
            new AssessStep(world.connections(), Duration.ZERO)
                .milestone(driver.stage())
                .orElseThrow();

    // Then
    assertThat(assessed.getSchemas()).isEqualTo(2);
    assertThat(assessed.getTables()).isEqualTo(5);
    assertThat(assessed.getRows()).isEqualTo(1702);
    assertThat(assessed.getFindings())
        .extracting("code")
        .contains("COMPUTED_COLUMN", "NO_PRIMARY_KEY");
  }

  @Test
  void stopsForWhatChangesTheResultUntilTheRequestAcceptsIt() throws SQLException {
    // Given
    world
        .source()
        .create(
            "Watched",
            "CREATE SCHEMA IF NOT EXISTS \"Sales\"",
            "CREATE TABLE \"Sales\".t(id INT PRIMARY KEY, changed DATETIME ON UPDATE"
                + " LOCALTIMESTAMP)",
            "CREATE VIEW \"Sales\".v AS SELECT id FROM \"Sales\".t");
    MigrationRequested asked = world.request("Watched");
    MigrationRequested accepting = world.request("Watched");
    accepting.getMigration().setAcceptUnmoved(List.of("COLUMN_ON_UPDATE"));

    // When
    StepResult.Failed failed = assess(asked).runToFailure();
    StepDriver driver = assess(accepting);
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SOURCE_UNSUPPORTED);
    assertThat(failed.failure().getProviderCode()).isEqualTo("COLUMN_ON_UPDATE");
    assertThat(failed.failure().getRemedy()).contains("migration.acceptUnmoved");
    assertThat(done.detail()).endsWith("not moved: COLUMN_ON_UPDATE");
    assertThat(
            ((SourceAssessed)
                    new AssessStep(world.connections(), Duration.ZERO)
                        .milestone(driver.stage())
                        .orElseThrow())
                .getFindings())
        .extracting("code", "severity")
        .containsExactly(tuple("COLUMN_ON_UPDATE", Severity.WARNING));
  }

  @Test
  void goesOnCountingWhereAStoppedRunHandedOver() {
    // Given
    StepDriver driver = assess(world.request("Sales"), Duration.ZERO);

    // When
    driver.runToDone();

    // Then
    assertThat(driver.results()).hasSize(5);
    assertThat(driver.results().get(1))
        .isInstanceOfSatisfying(
            StepResult.InProgress.class,
            running -> {
              assertThat(running.detail()).isEqualTo("rows counted in 2 of 5 tables");
              assertThat(running.tables()).hasSize(1);
            });
  }

  @Test
  void countsTheTablesOfOneCatalogHoweverManyRunsThatTakes() throws SQLException {
    // Given
    world.source().create("Growing", SalesDatabase.statements());
    StepDriver driver = assess(world.request("Growing"), Duration.ZERO);
    driver.runOnce();

    // When
    world.source().execute("Growing", "CREATE TABLE \"dbo\".\"Created\" (\"Id\" INT PRIMARY KEY)");
    driver.runToDone();

    // Then
    assertThat(driver.tables().all())
        .extracting(TableProgress::getTable)
        .hasSize(5)
        .doesNotContain("[dbo].[Created]");
  }

  @Test
  void readsTheCatalogAgainAfterATableThatWasToBeCountedIsGone() throws SQLException {
    // Given
    world.source().create("Shrinking", SalesDatabase.statements());
    StepDriver driver = assess(world.request("Shrinking"), Duration.ZERO);
    driver.runOnce();

    // When
    world.source().execute("Shrinking", "DROP TABLE \"dbo\".\"Setting\"");
    StepResult.Failed failed = driver.runToFailure();
    driver.runToDone();

    // Then
    assertThat(failed.retryable()).isTrue();
    assertThat(driver.tables().all())
        .extracting(TableProgress::getTable)
        .hasSize(4)
        .doesNotContain("[dbo].[Setting]");
  }

  @Test
  void namesATableThatIsGoneAfterItsRowsWereCounted() throws SQLException {
    // Given
    world.source().create("Losing", SalesDatabase.statements());
    StepDriver driver = assess(world.request("Losing"), Duration.ZERO);
    driver.runOnce();
    String counted = driver.tables().all().get(0).getTable();

    // When
    world
        .source()
        .execute(
            "Losing",
            "DROP TABLE " + counted.replace("[", "\"").replace("]", "\"") + " CASCADE",
            "DROP TABLE \"dbo\".\"Setting\"");
    driver.runToFailure();
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getSubject()).isEqualTo(counted);
    assertThat(failed.failure().getMessage()).contains("no longer has table");
  }

  @Test
  void takesOnlyTheTablesThatTheRequestNames() {
    // Given
    MigrationRequested request = world.request("Sales");
    request.getMigration().setTables(List.of("[sales].[customer]"));

    // When
    StepResult.Done done = assess(request).runToDone();

    // Then
    assertThat(done.tables())
        .extracting(TableProgress::getTable)
        .containsExactly("[Sales].[Customer]");
  }

  @Test
  void refusesATableThatDoesNotExist() {
    // Given
    MigrationRequested request = world.request("Sales");
    request.getMigration().setTables(List.of("[Sales].[Customer]", "[Sales].[Invoice]"));

    // When
    StepResult.Failed failed = assess(request).runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SOURCE_UNSUPPORTED);
    assertThat(failed.failure().getMessage())
        .contains("[Sales].[Invoice]")
        .doesNotContain("[Sales].[Customer]");
  }

  @Test
  void refusesATypeThatCannotBeMoved() throws SQLException {
    // Given
    world
        .source()
        .create(
            "Shapes",
            "CREATE SCHEMA \"Sales\"",
            "CREATE TABLE \"Sales\".\"Place\" (\"Id\" INT PRIMARY KEY, \"Shape\" GEOMETRY)");

    // When
    StepResult.Failed failed = assess(world.request("Shapes")).runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SOURCE_UNSUPPORTED);
    assertThat(failed.failure().getProviderCode()).isEqualTo("UNSUPPORTED_TYPE");
    assertThat(failed.failure().getMessage()).contains("[Sales].[Place].Shape");
    assertThat(failed.failure().getRemedy()).isNotEmpty();
  }

  @Test
  void refusesADatabaseWithoutTables() throws SQLException {
    // Given
    world.source().create("Nothing");

    // When
    StepResult.Failed failed = assess(world.request("Nothing")).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SOURCE_UNSUPPORTED);
    assertThat(failed.failure().getMessage()).contains("no table");
  }

  @Test
  void retriesASourceThatDoesNotAnswer() throws IOException {
    // Given
    MigrationRequested request = world.request("Sales");
    request.getSource().setPort(closedPort());

    // When
    StepResult.Failed failed = assess(request).runToFailure();

    // Then
    assertThat(failed.retryable()).isTrue();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SOURCE_UNREACHABLE);
    assertNamesTheSource(failed.failure(), request);
  }

  @Test
  void retriesALoginThatIsRefused() {
    // Given
    MigrationRequested request = world.request("Sales");
    request.getSource().setPasswordRef("env:WRONG_PASSWORD");

    // When
    StepResult.Failed failed = assess(request).runToFailure();

    // Then
    assertThat(failed.retryable()).isTrue();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SOURCE_LOGIN_FAILED);
    assertNamesTheSource(failed.failure(), request);
    assertThat(failed.failure().getRemedy()).contains("env:WRONG_PASSWORD");
  }

  @Test
  void retriesADatabaseThatDoesNotExist() {
    // Given
    MigrationRequested request = world.request("Purchasing");

    // When
    StepResult.Failed failed = assess(request).runToFailure();

    // Then
    assertThat(failed.retryable()).isTrue();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SOURCE_UNREACHABLE);
    assertNamesTheSource(failed.failure(), request);
  }

  @Test
  void retriesASecretThatIsMissing() {
    // Given
    MigrationRequested request = world.request("Sales");
    request.getSource().setPasswordRef("env:NOT_SET");

    // When
    StepResult.Failed failed = assess(request).runToFailure();

    // Then
    assertThat(failed.retryable()).isTrue();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SECRET_UNRESOLVABLE);
    assertThat(failed.failure().getSubject()).isEqualTo("env:NOT_SET");
  }

  private static void assertNamesTheSource(Failure failure, MigrationRequested request) {
    assertThat(failure.getMessage())
        .contains("127.0.0.1:" + request.getSource().getPort())
        .contains(request.getSource().getDatabase())
        .contains(MigrationSource.LOGIN);
    assertThat(failure.getRemedy()).isNotEmpty();
    assertThat(failure.toString()).doesNotContain(MigrationSource.PASSWORD, "Wrong-Pass-0000");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
