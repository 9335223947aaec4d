package io.dbmodernizer.migration.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import io.dbmodernizer.runtime.preflight.PreflightFinding.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerCheckIT {
  @RegisterExtension static final MigrationWorld world = MigrationWorld.withSales();

  private static List<PreflightFinding> check(MigrationRequested request) {
    return new LedgerCheck(world.azure().rest(), world.connections()).check(request);
  }

  private static MigrationRequested request() {
    MigrationRequested request = world.request("Sales");
    request.getMigration().setEngine(MigrationEngine.DIRECT);
    return request;
  }

  @Test
  void theAdministratorMayCreateTheLedgerAndTheCheckCreatesNothing() throws SQLException {
    // Given
    MigrationRequested request = request();
    TargetProvisioned target = world.provision(request);

    // When
    List<PreflightFinding> findings = check(request);

    // Then
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.PASSED);
              assertThat(finding.subject()).startsWith("schema __dbmodernizer on target ");
            });
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SCHEMATA"
                    + " WHERE SCHEMA_NAME = '__dbmodernizer'")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void aLoginThatMayCreateNoSchemaFails() throws SQLException {
    // Given
    MigrationRequested request = request();
    TargetProvisioned target = world.provision(request);
    try (Connection owner = world.connectToTargetAsOwner(target);
        Statement statement = owner.createStatement()) {
      statement.execute("REVOKE ALTER ANY SCHEMA FROM \"" + MigrationWorld.ADMINISTRATOR + "\"");
    }

    // When
    List<PreflightFinding> findings = check(request);

    // Then
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.FAILED);
              assertThat(finding.message()).contains(MigrationWorld.ADMINISTRATOR, "ledger");
              assertThat(finding.remedy()).contains("CREATE SCHEMA");
            });
  }

  @Test
  void aTargetThatCannotBeReachedIsUnknown() {
    // Given
    MigrationRequested request = request();
    world.provision(request);
    request.getTarget().getServer().setAdministratorPasswordRef("env:WRONG_PASSWORD");

    // Then
    assertThat(check(request))
        .singleElement()
        .satisfies(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.UNKNOWN));
  }

  @Test
  void aTargetThatDoesNotExistAndTheEngineDmsNeedNothing() {
    // Given
    MigrationRequested dms = request();
    dms.getMigration().setEngine(MigrationEngine.DMS);
    world.provision(dms);

    // Then
    assertThat(check(request()))
        .extracting(PreflightFinding::message)
        .containsExactly("the database does not exist yet");
    assertThat(check(dms))
        .extracting(PreflightFinding::outcome)
        .containsExactly(Outcome.NOT_APPLICABLE);
  }
}
