package io.dbmodernizer.emulator;

import io.dbmodernizer.emulator.time.ManualClock;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** An emulator with a resource group, and the request bodies of most tests. */
final class EmulatorFixture implements AutoCloseable {

  static final String GROUP = ArmClient.SUBSCRIPTION + "/resourceGroups/rg1";
  static final String SERVER = GROUP + "/providers/Microsoft.Sql/servers/server1";
  static final String DATABASE = SERVER + "/databases/Sales";
  static final String PASSWORD = "Sup3r!Secret-Phrase";

  final AzureEmulator emulator;
  final ArmClient arm;

  EmulatorFixture(EmulatorOptions options) throws IOException {
    emulator = AzureEmulator.start(options.withStaticToken(ArmClient.TOKEN));
    arm = new ArmClient(emulator);
    if (options.clock instanceof ManualClock clock) {
      arm.passTimeBy(() -> clock.advance(Duration.ofMinutes(5)));
    }
  }

  /** Starts an emulator in which time passes only while {@link ArmClient#settle} waits. */
  static EmulatorFixture start() throws IOException {
    return new EmulatorFixture(EmulatorOptions.defaults().withClock(ManualClock.atPresent()));
  }

  EmulatorFixture withGroup() {
    arm.create(GROUP, "{\"location\":\"eastus\"}");
    return this;
  }

  EmulatorFixture withServer() {
    withGroup();
    arm.create(SERVER, serverBody(PASSWORD));
    return this;
  }

  EmulatorFixture withDatabase() {
    withServer();
    arm.create(DATABASE, "{\"location\":\"eastus\",\"sku\":{\"name\":\"S2\"}}");
    return this;
  }

  static String serverBody(String password) {
    return """
    {"location":"eastus","properties":{"administratorLogin":"sqladmin",
     "administratorLoginPassword":"%s","version":"12.0"}}
    """
        .formatted(password);
  }

  Connection connect(String database, String password) throws SQLException {
    return DriverManager.getConnection(emulator.sqlUrl("server1", database), "sqladmin", password);
  }

  @Override
  public void close() throws IOException {
    emulator.close();
  }
}
