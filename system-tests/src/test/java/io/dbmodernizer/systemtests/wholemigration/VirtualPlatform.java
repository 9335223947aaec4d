package io.dbmodernizer.systemtests.wholemigration;

import io.dbmodernizer.backup.BackupApplication;
import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.time.ManualClock;
import io.dbmodernizer.migration.MigrationApplication;
import io.dbmodernizer.monitoring.MonitoringApplication;
import io.dbmodernizer.provisioner.ProvisionerApplication;
import io.dbmodernizer.runtime.engine.StageRun;
import io.dbmodernizer.runtime.retry.TestRetries;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import io.dbmodernizer.testsupport.source.SourceServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The emulator, a source server and the stages of the four services, in one virtual time. */
final class VirtualPlatform implements AutoCloseable {
  /** The services in the order of the pipeline. Each is a separate principal in Azure. */
  static final Map<String, Class<?>> SERVICES = services();

  private static final String TENANT = "0f0f0f0f-1111-2222-3333-444444444444";
  private static final String READER = "reader";

  private final ManualClock clock = ManualClock.atPresent();
  private final AzureEmulator emulator;
  private final SourceServer sources;
  private final SecretFiles secrets;
  private final Map<String, ServiceStage> services = new LinkedHashMap<>();

  /**
   * @param folder for databases and secrets
   * @param options of the emulator; its clock is this platform's
   */
  VirtualPlatform(Path folder, EmulatorOptions options) throws IOException, SQLException {
    secrets = new SecretFiles(Files.createDirectories(folder.resolve("secrets")));
    sources = SourceServer.start(folder.resolve("source"));
    emulator = AzureEmulator.start(options.withClock(clock));
    for (Map.Entry<String, Class<?>> service : SERVICES.entrySet()) {
      PrincipalToken token = new PrincipalToken(emulator, clientId(service.getKey()), clock);
      services.put(
          service.getKey(),
          new ServiceStage(service.getValue(), settings(), clock, token::current));
    }
  }

  private static Map<String, Class<?>> services() {
    Map<String, Class<?>> services = new LinkedHashMap<>();
    services.put("provisioner", ProvisionerApplication.class);
    services.put("migration", MigrationApplication.class);
    services.put("backup", BackupApplication.class);
    services.put("monitoring", MonitoringApplication.class);
    return services;
  }

  private Map<String, Object> settings() {
    String h2 = SourceServer.OPTIONS + ";IFEXISTS=TRUE";
    return Map.ofEntries(
        Map.entry("dbmodernizer.azure.endpoint", emulator.baseUri().toString()),
        Map.entry("dbmodernizer.azure.authority-host", emulator.baseUri().toString()),
        Map.entry("dbmodernizer.azure.tenant-id", TENANT),
        Map.entry("dbmodernizer.azure.trusted-certificate", emulator.certificatePem().toString()),
        Map.entry("dbmodernizer.azure.poll-interval", "5s"),
        Map.entry("dbmodernizer.azure.operation-timeout", "2m"),
        Map.entry("dbmodernizer.azure.call-timeout", "1s"),
        Map.entry("dbmodernizer.sql.source-url", "jdbc:h2:tcp://{host}:{port}/{database}" + h2),
        Map.entry(
            "dbmodernizer.sql.target-url",
            "jdbc:h2:tcp://127.0.0.1:" + emulator.sqlPort() + "/{server}/{database}" + h2));
  }

  /** Returns the client id of a service. */
  static String clientId(String service) {
    return "client-of-" + service;
  }

  ManualClock clock() {
    return clock;
  }

  AzureEmulator emulator() {
    return emulator;
  }

  SourceServer sources() {
    return sources;
  }

  SecretFiles secrets() {
    return secrets;
  }

  /** Advances the time to the instant. */
  void advanceTo(Instant instant) {
    Duration ahead = Duration.between(clock.instant(), instant);
    clock.advance(ahead.isNegative() ? Duration.ZERO : ahead);
  }

  /** Returns a migration that no stage knows yet. */
  MigrationRun newMigration() {
    List<StageRun> runs = new ArrayList<>();
    services
        .values()
        .forEach(
            service ->
                runs.add(
                    new StageRun(
                        service.stage(), service.classifiers(), TestRetries.HALF_AN_HOUR, clock)));
    return new MigrationRun(this, runs);
  }

  /** Creates a source database with two tables. */
  SourceDatabase createSource(String name) throws IOException, SQLException {
    SourceDatabase database =
        sources.create(name, READER, secrets.create(MigrationRequests.SOURCE_PASSWORD));
    database.execute(
        "CREATE SCHEMA \"Shop\"",
        "CREATE TABLE \"Shop\".\"Customer\" (\"Id\" INT NOT NULL PRIMARY KEY, \"Name\""
            + " NVARCHAR(80) NOT NULL)",
        "CREATE TABLE \"Shop\".\"Order\" (\"Id\" INT NOT NULL PRIMARY KEY, \"Customer\" INT NOT NULL"
            + " REFERENCES \"Shop\".\"Customer\", \"Amount\" DECIMAL(12, 2) NOT NULL)",
        "INSERT INTO \"Shop\".\"Customer\" SELECT X, CONCAT('customer ', X) FROM SYSTEM_RANGE(1, 50)",
        "INSERT INTO \"Shop\".\"Order\" SELECT X, 1 + MOD(X, 50), X * 0.25 FROM SYSTEM_RANGE(1, 200)");
    database.grantRead("Shop");
    return database;
  }

  @Override
  public void close() throws IOException {
    services.values().forEach(ServiceStage::close);
    emulator.close();
    sources.close();
  }
}
