package io.dbmodernizer.emulator;

import io.dbmodernizer.emulator.arm.controller.ResourceController;
import io.dbmodernizer.emulator.arm.operation.Timing;
import io.dbmodernizer.emulator.arm.rule.Quotas;
import io.dbmodernizer.emulator.arm.store.KeyRing;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import io.dbmodernizer.emulator.authorization.Access;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.fault.Faults;
import io.dbmodernizer.emulator.resources.Registrations;
import io.dbmodernizer.emulator.time.Timers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.mvstore.MVMap;

/** What all providers stand on. */
record Foundation(
    EmulatorOptions options,
    ResourceStore store,
    DatabaseServer databases,
    Timers timers,
    ResourceController controller,
    KeyRing keys,
    Faults faults,
    Access access,
    Registrations registrations,
    Quotas quotas) {

  /** Opens and starts everything. */
  static Foundation lay(EmulatorOptions options, DataFolder folder, Stops stops)
      throws IOException, SQLException {
    ResourceStore store = folder.openStore(stops);
    Path sql = folder.path().resolve("sql");
    DatabaseServer databases =
        DatabaseServer.start(sql, options.network(), options.sqlPort, ownerPassword(store));
    stops.add(databases::close);
    Timers timers = new Timers(options.clock);
    stops.add(timers::close);
    Timing timing = new Timing(options.pace, options.retryAfter);
    Faults faults = new Faults(options.clock);
    ResourceController controller =
        new ResourceController(store, timers, timing, options.visibleAfter, faults);
    KeyRing keys = new KeyRing(store);
    controller.onRemoval(keys::forget);
    return new Foundation(
        options,
        store,
        databases,
        timers,
        controller,
        keys,
        faults,
        new Access(),
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
