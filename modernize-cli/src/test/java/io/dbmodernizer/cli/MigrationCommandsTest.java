package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The refusals of the commands about an existing migration. The address of the broker is unused,
 * because a command is refused before it is published.
 */
class MigrationCommandsTest {

  private static final String RESOURCES =
      """
      {"type":"Microsoft.Sql/servers","name":"sql-sales","created":false},
      {"type":"Microsoft.Sql/servers/databases","name":"SalesDb","created":true},
      {"type":"Microsoft.Insights/actionGroups","name":"ag","created":true}
      """;

  private static final String WITH_A_RESTORED_DATABASE =
      """
      {"id":"/s/rg/servers/Sql-Sales","type":"Microsoft.Sql/servers","name":"sql-sales","created":true},
      {"id":"/s/rg/servers/sql-sales/databases/SalesDb","type":"Microsoft.Sql/servers/databases",
       "name":"SalesDb","created":true},
      {"id":"/s/rg/servers/sql-sales/databases/SalesDb-restored","type":"Microsoft.Sql/servers/databases",
       "name":"SalesDb-restored","created":true,"restored":true},
      {"id":"/s/rg/servers/sql-sales/databases/SalesDb/backupShortTermRetentionPolicies/default",
       "type":"Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies","name":"default","created":false}
      """;

  private static ServiceStub monitoring;

  @TempDir Path folder;

  @BeforeAll
  static void startMonitoring() throws Exception {
    monitoring =
        ServiceStub.start()
            .knows("running", "RUNNING", "RUNNING", "")
            .knows("half-failed", "FAILED", "WAITING", "")
            .knows("complete", "COMPLETED", "DONE", RESOURCES)
            .knows("restored", "COMPLETED", "DONE", WITH_A_RESTORED_DATABASE)
            .knows("failed", "FAILED", "FAILED", "")
            .knows("going", "REMOVING", "RUNNING", "")
            .knows("gone", "REMOVED", "DONE", "");
  }

  @AfterAll
  static void stopMonitoring() {
    monitoring.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cancel",
        "retry",
        "teardown",
        "restore --at 2026-05-01T00:00:00Z",
        "throttle --unlimited"
      })
  void refusesAMigrationThatNobodyKnows(String command) {
    // When
    CommandRun run = run(command + " nobody-knows-it");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no migration nobody-knows-it").contains("remedy: ");
  }

  @ParameterizedTest
  @CsvSource({
    "cancel complete, is not running",
    "cancel gone, is not running",
    "cancel going, is not running",
    "retry running, nothing of running has failed",
    "retry complete, nothing of complete has failed",
    "teardown running, modernize cancel running",
    "teardown half-failed, modernize cancel half-failed",
    "teardown going, modernize retry going",
    "restore gone --geo, is removed",
    "throttle complete --unlimited, complete is completed",
    "throttle going --rows-per-second 5, going is removing",
    "throttle gone --connections 1, gone is removed",
  })
  void refusesWhatDoesNotFitTheState(String command, String said) {
    // When
    CommandRun run = run(command);

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(said).contains("remedy: ");
  }

  @Test
  void hasNothingToDoForWhatIsRemovedAlready() {
    // When
    CommandRun run = run("teardown gone");

    // Then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("already removed");
  }

  @Test
  void aRestoredDatabaseAndWhatHoldsItStayAndAreNotCalledLost() {
    // When
    CommandRun run = onTerminal("no\n", "teardown restored");

    // Then
    assertThat(run.out())
        .containsSubsequence(
            "goes",
            "Microsoft.Sql/servers/databases  SalesDb",
            "stays",
            "Microsoft.Sql/servers            sql-sales         it contains the restored"
                + " SalesDb-restored",
            "Microsoft.Sql/servers/databases  SalesDb-restored  restored at your request")
        .contains("DATA IS LOST: the database SalesDb with all its rows.")
        .doesNotContain("RetentionPolicies")
        .doesNotContain("DATA IS LOST: the database SalesDb-restored")
        .doesNotContain("could be restored to a point in time");
  }

  @Test
  void showsWhatGoesAndWhatStaysAndAsksForTheDatabasesName() {
    // When
    CommandRun run = onTerminal("SalesDB\n", "teardown complete");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("SalesDb").contains("nothing was changed");
    assertThat(run.out())
        .containsSubsequence(
            "goes",
            "Microsoft.Sql/servers/databases",
            "Microsoft.Insights/actionGroups",
            "stays",
            "Microsoft.Sql/servers  ",
            "DATA IS LOST: the database SalesDb",
            "Long-term backups");
  }

  @Test
  void asksNobodyWhereNobodyIs() {
    // When
    CommandRun run = run("teardown complete");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--yes").contains("nothing was changed");
  }

  @ParameterizedTest
  @CsvSource({
    "teardown complete, SalesDb",
    "teardown complete --yes, ''",
    "retry failed, ''",
    "throttle running --rows-per-second 1000 --connections 2, ''",
    "throttle failed --unlimited, ''"
  })
  void publishesWhatIsConfirmed(String command, String typed) throws Exception {
    // When: it comes as far as the broker, which nobody runs
    CommandRun run = onTerminal(typed + "\n", command + " --no-wait");

    // Then
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.err()).contains("no Kafka broker can be reached at 127.0.0.1:1");
  }

  @ParameterizedTest
  @CsvSource({
    "restore complete, the source of the restore is missing",
    "restore complete --geo --dropped, more than one source",
    "restore complete --geo --at 2026-05-01T00:00:00Z, more than one source",
    "restore complete --at yesterday, 2026-05-01T12:00:00Z",
    "restore complete --at 2026-05-01T00:00:00, not a time with a zone",
    "restore complete --at 2999-01-01T00:00:00Z, is in the future",
  })
  void refusesARestoreFromNothingOrFromTwoThings(String command, String said) {
    // When
    CommandRun run = run(command);

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(said);
  }

  @ParameterizedTest
  @CsvSource({
    "throttle running, no limit is given",
    "throttle running --unlimited --rows-per-second 5, together with --unlimited",
    "throttle running --rows-per-second 0, '0'",
    "throttle running --bytes-per-second -1, '-1'",
    "throttle running --connections 5000, copyLimits.connections is outside the range",
    "throttle running --rows-per-second 2000000000, copyLimits.rowsPerSecond is outside the range",
  })
  void refusesLimitsThatAreMissingOrOutOfRange(String command, String said) {
    // When
    CommandRun run = run(command);

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(said).containsAnyOf("remedy: ", "see 'modernize help throttle'");
  }

  @Test
  void refusesTheKeyOfARuntimeThatDoesNotExistYet() {
    // When
    CommandRun run = CommandRun.of(Map.of(), "runtime-key", "complete", "--api", monitoring.url());

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("no integration runtime of the migration service yet");
  }

  private CommandRun run(String command) {
    return CommandRun.of(Map.of(), line(command));
  }

  private CommandRun onTerminal(String typed, String command) {
    return CommandRun.onTerminal(typed, Map.of(), line(command));
  }

  private static String[] line(String command) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(
        List.of(
            "--api",
            monitoring.url(),
            "--bootstrap-servers",
            "127.0.0.1:1",
            "--registry",
            "http://127.0.0.1:1"));
    return arguments.toArray(String[]::new);
  }
}
