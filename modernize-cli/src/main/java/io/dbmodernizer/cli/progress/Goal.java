package io.dbmodernizer.cli.progress;

import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.events.ThrottleRequested;
import org.apache.avro.specific.SpecificRecord;

/** An end to wait for. */
public enum Goal {
  /** Any end of the migration. */
  END,
  /** The migration has stopped. */
  CANCELLATION,
  /** The resources that the migration created are removed. */
  REMOVAL,
  /** A database is restored. */
  RESTORE,
  /** The copy has other limits. */
  LIMITS;

  /**
   * Returns the end that a command brings about.
   *
   * @param command a command about a migration
   */
  public static Goal of(SpecificRecord command) {
    if (command instanceof CancelRequested) {
      return CANCELLATION;
    }
    if (command instanceof TeardownRequested) {
      return REMOVAL;
    }
    if (command instanceof RestoreRequested) {
      return RESTORE;
    }
    return command instanceof ThrottleRequested ? LIMITS : END;
  }
}
