package io.dbmodernizer.migration.preflight;

import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.CopyEngine;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.preflight.PreflightCheck;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import java.util.List;
import java.util.Optional;

/**
 * The check that the login of an existing target may create the ledger of the engine DIRECT. In a
 * database that does not exist yet the administrator of its server may.
 */
final class LedgerCheck implements PreflightCheck {
  private final ArmRest azure;
  private final SqlConnections connections;

  LedgerCheck(ArmRest azure, SqlConnections connections) {
    this.azure = azure;
    this.connections = connections;
  }

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public List<PreflightFinding> check(MigrationRequested request) {
    String subject =
        "schema %s on target %s"
            .formatted(ChunkLedger.SCHEMA, request.getTarget().getDatabase().getName());
    if (!CopyEngine.isDirect(request.getMigration())) {
      return List.of(
          PreflightFinding.notApplicable(subject, "only the engine DIRECT keeps a ledger"));
    }
    Optional<SqlEndpoint> target = ExistingTarget.find(azure, connections, request);
    if (target.isEmpty()) {
      return List.of(PreflightFinding.notApplicable(subject, "the database does not exist yet"));
    }
    String login = target.get().login();
    try {
      boolean may = connections.call(target.get(), c -> SqlDialect.of(c).mayCreateSchemas(c));
      return List.of(
          may
              ? PreflightFinding.passed(subject, "the login " + login + " may create it")
              : PreflightFinding.failed(
                  subject,
                  "the login "
                      + login
                      + " may not create schemas and tables, so the engine DIRECT cannot keep its"
                      + " ledger",
                  "Name the administrator of the server in"
                      + " target.server.administratorLogin, or grant the login CREATE SCHEMA and"
                      + " CREATE TABLE on the database."));
    } catch (StepException e) {
      return List.of(TargetCheck.unknown(subject, e));
    }
  }
}
