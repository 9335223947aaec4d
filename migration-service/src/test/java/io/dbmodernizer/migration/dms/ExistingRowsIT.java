package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.ExistingRows;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testsupport.step.StepChain;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.tools.TriggerAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that are on the target before the first copy are deleted only with consent. */
class ExistingRowsIT {
  private static final String[] SETTINGS = {
    "CREATE SCHEMA IF NOT EXISTS \"dbo\"",
    "CREATE TABLE \"dbo\".\"Setting\" (\"Name\" VARCHAR(50) NOT NULL, \"Data\" VARBINARY(16))",
    "INSERT INTO \"dbo\".\"Setting\" VALUES ('theirs', NULL)"
  };

  @RegisterExtension static final MigrationWorld world = MigrationWorld.withSales();

  /** Fires and does nothing. */
  public static final class Audit extends TriggerAdapter {
    @Override
    public void fire(Connection connection, ResultSet before, ResultSet after) {
      // The row is not of interest.
    }
  }

  private static TargetProvisioned target(ExistingRows existing, String... statements)
      throws SQLException {
    MigrationRequested request = world.request("Sales");
    request.getMigration().setExistingRows(existing);
    TargetProvisioned target = world.provision(request);
    onTarget(target, statements);
    return target;
  }

  private static void onTarget(TargetProvisioned target, String... statements) throws SQLException {
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static long rows(TargetProvisioned target, String table) throws SQLException {
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static StepChain assessed(TargetProvisioned target) {
    return MigrationWorld.chain(target).run(world.stepsBeforeCopy().subList(0, 3));
  }

  private static Step checkTarget() {
    return new CheckTargetStep(world.azure(), world.connections(), world.copyTarget());
  }

  private static StepDriver readyToCopy(TargetProvisioned target) {
    return MigrationWorld.chain(target).run(world.stepsBeforeCopy()).driver(world.copyStep());
  }

  @Test
  void refusesRowsThatItDidNotCopyBeforeTheSchemaIsWritten() throws SQLException {
    // Given
    TargetProvisioned target = target(ExistingRows.REFUSE, SETTINGS);

    // When
    StepResult.Failed failed = assessed(target).driver(checkTarget()).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage()).contains("[dbo].[Setting]", "nothing was deleted");
    assertThat(failed.failure().getRemedy()).contains("existingRows");
    assertThat(rows(target, "\"dbo\".\"Setting\"")).isEqualTo(1);
  }

  @Test
  void looksOnceMoreRightBeforeTheCopy() throws SQLException {
    // Given
    TargetProvisioned target = target(ExistingRows.REFUSE);
    StepDriver copy = readyToCopy(target);
    onTarget(target, SETTINGS[2]);
    long mark = world.mark();

    // When
    StepResult.Failed failed = copy.runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(world.writesSince(mark)).isEmpty();
    assertThat(rows(target, "\"dbo\".\"Setting\"")).isEqualTo(1);
  }

  @Test
  void replacesThemWithConsent() throws SQLException {
    // Given
    TargetProvisioned target = target(ExistingRows.REPLACE, SETTINGS);

    // When
    readyToCopy(target).runToDone();

    // Then
    assertThat(rows(target, "\"dbo\".\"Setting\"")).isEqualTo(2);
    assertThat(rows(target, "\"dbo\".\"Setting\" WHERE \"Name\" = 'theirs'")).isZero();
  }

  @Test
  void deletesNothingThatRefersToTheTablesFromOutside() throws SQLException {
    // Given
    TargetProvisioned target = target(ExistingRows.REPLACE);
    StepDriver copy = readyToCopy(target);
    onTarget(
        target,
        "INSERT INTO \"dbo\".\"Empty\" VALUES (1)",
        "CREATE TABLE \"dbo\".\"Foreign\" (\"Id\" INT PRIMARY KEY REFERENCES \"dbo\".\"Empty\" ON"
            + " DELETE CASCADE)",
        "INSERT INTO \"dbo\".\"Foreign\" VALUES (1)");

    // When
    StepResult.Failed failed = copy.runToFailure();

    // Then
    assertThat(failed.failure().getMessage()).contains("[dbo].[Foreign]");
    assertThat(rows(target, "\"dbo\".\"Foreign\"")).isEqualTo(1);
  }

  @Test
  void refusesATriggerThatWouldFire() throws SQLException {
    // Given
    TargetProvisioned target = target(ExistingRows.REPLACE, SETTINGS[0], SETTINGS[1]);
    try (Connection connection = world.connectToTargetAsOwner(target);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TRIGGER \"dbo\".\"Audited\" AFTER INSERT ON \"dbo\".\"Setting\" FOR EACH ROW CALL"
              + " '"
              + Audit.class.getName()
              + "'");
    }

    // When
    StepResult.Failed failed = assessed(target).driver(checkTarget()).runToFailure();

    // Then
    assertThat(failed.failure().getMessage()).contains("Audited");
  }

  @Test
  void knowsItsOwnRowsAgain() {
    // Given
    MigrationRequested request = world.request("Sales");
    TargetProvisioned target = world.provision(request);
    readyToCopy(target).runToDone();

    // When
    StepResult.Done done = assessed(target).driver(checkTarget()).runToDone();

    // Then
    assertThat(done.detail()).isEqualTo("the rows on the target belong to this migration");
  }
}
