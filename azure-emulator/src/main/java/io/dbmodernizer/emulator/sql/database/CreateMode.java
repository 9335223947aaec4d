package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.store.Resource;
import java.sql.SQLException;

/** One way in which a database comes into being, for example {@code Secondary}. */
public interface CreateMode {

  /** Returns the value of {@code createMode} on the wire. */
  String name();

  /**
   * Judges the request for a new database and returns what it takes over. Runs with the emulator's
   * lock held.
   *
   * @throws io.dbmodernizer.emulator.arm.call.ArmException for every refusal
   */
  DatabaseOrigin judge(ResourceChange change);

  /**
   * Makes the database real. What {@link DatabaseOrigin#note()} held is found by {@link
   * DatabaseOrigin#noteOf}.
   */
  void create(Resource database) throws SQLException;
}
