package io.dbmodernizer.systemtests.chaos;

import io.dbmodernizer.cli.platform.LocalPlatform;
import io.dbmodernizer.cli.platform.LocalSecrets;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.systemtests.compare.RowComparison;
import io.dbmodernizer.testsupport.source.SourceServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares source and target of migrations cell by cell, past the services. */
final class RowCheck {
  private final LocalPlatform platform;
  private final SourceFleet sources;

  RowCheck(LocalPlatform platform, SourceFleet sources) {
    this.platform = platform;
    this.sources = sources;
  }

  /** What is missing, too much or different on the target of a migration. */
  List<String> differences(PlannedMigration migration, MigrationRequested request)
      throws IOException {
    try (Connection source = sources.open(migration.workload());
        Connection target = openTarget(request)) {
      RowComparison.Result result = RowComparison.compare(source, target);
      List<String> differences = new ArrayList<>();
      result.differences().forEach(line -> differences.add(migration.id() + ": " + line));
      long rows = result.rows().values().stream().mapToLong(Long::longValue).sum();
      long expected = (long) migration.workload().tables() * migration.workload().rows();
      if (rows != expected) {
        differences.add(migration.id() + ": " + rows + " rows compared, not " + expected);
      }
      return differences;
    } catch (SQLException e) {
      return List.of(migration.id() + ": rows cannot be compared: " + e.getMessage());
    }
  }

  private Connection openTarget(MigrationRequested request) throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:tcp://127.0.0.1:%d/%s/%s;IFEXISTS=TRUE%s"
            .formatted(
                platform.addresses().emulatorSqlPort(),
                request.getTarget().getServer().getName(),
                request.getTarget().getDatabase().getName(),
                SourceServer.OPTIONS),
        request.getTarget().getServer().getAdministratorLogin(),
        platform.secrets().value(LocalSecrets.TARGET_ADMINISTRATOR));
  }
}
