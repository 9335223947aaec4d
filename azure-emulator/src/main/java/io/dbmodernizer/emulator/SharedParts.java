package io.dbmodernizer.emulator;

import io.dbmodernizer.emulator.arm.controller.ResourceController;
import io.dbmodernizer.emulator.arm.operation.Timing;
import io.dbmodernizer.emulator.arm.rule.Quotas;
import io.dbmodernizer.emulator.arm.store.AccessKeys;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import io.dbmodernizer.emulator.authorization.RoleAssignments;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.fault.Faults;
import io.dbmodernizer.emulator.resources.Registrations;
import io.dbmodernizer.emulator.time.Timers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.mvstore.MVMap;

/** The parts of an emulator that its providers share. */
record SharedParts(
    EmulatorOptions options,
    ResourceStore store,
    DatabaseServer databases,
    Timers timers,
    ResourceController controller,
    AccessKeys keys,
    Faults faults,
    RoleAssignments access,
    Registrations registrations,
    Quotas quotas) {

  /**
   * Opens the store, starts the databases and creates the other parts.
   *
   * @throws IOException if the data folder cannot be used or the port of the databases is taken
   * @throws SQLException if the databases cannot be opened
   */
  static SharedParts open(EmulatorOptions options, DataFolder folder, ShutdownActions shutdown)
      throws IOException, SQLException {
    ResourceStore store = folder.openStore(shutdown);
    Path sql = folder.path().resolve("sql");
    DatabaseServer databases =
        DatabaseServer.start(sql, options.network(), options.sqlPort, ownerPassword(store));
    shutdown.add(databases::close);
    Timers timers = new Timers(options.clock);
    shutdown.add(timers::close);
    Timing timing = new Timing(options.pace, options.retryAfter);
    Faults faults = new Faults(options.clock);
    ResourceController controller =
        new ResourceController(store, timers, timing, options.visibleAfter, faults);
    AccessKeys keys = new AccessKeys(store);
    controller.onRemoval(keys::forget);
    return new SharedParts(
        options,
        store,
        databases,
        timers,
        controller,
        keys,
        faults,
        new RoleAssignments(),
        new Registrations(store, timers, timing),
        new Quotas());
  }

  private static String ownerPassword(ResourceStore store) {
    MVMap<String, String> settings = store.map("settings");
    String password =
        settings.computeIfAbsent("database-owner-password", key -> UUID.randomUUID().toString());
    store.commit();
    return password;
  }
}
