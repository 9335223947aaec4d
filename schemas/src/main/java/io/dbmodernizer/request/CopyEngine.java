package io.dbmodernizer.request;

import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationOptions;

/**
 * The engine that copies the rows of a request. It follows from the request alone, so that every
 * program and every retry finds the same one.
 */
public final class CopyEngine {

  private CopyEngine() {}

  /**
   * Returns the engine. {@code AUTO} is {@code DMS} if the request names a SQL migration service,
   * and with it an integration runtime to use, and {@code DIRECT} otherwise.
   *
   * @param options options of an acceptable request
   * @return {@code DMS} or {@code DIRECT}
   */
  public static MigrationEngine of(MigrationOptions options) {
    return switch (options.getEngine()) {
      case DIRECT -> MigrationEngine.DIRECT;
      case AUTO -> namesService(options) ? MigrationEngine.DMS : MigrationEngine.DIRECT;
      case DMS, UNSPECIFIED -> MigrationEngine.DMS;
    };
  }

  /** Returns whether {@code DIRECT} copies the rows. */
  public static boolean isDirect(MigrationOptions options) {
    return of(options) == MigrationEngine.DIRECT;
  }

  /**
   * Returns why this engine copies the rows.
   *
   * @param options options of an acceptable request
   * @return one clause for people, which begins with the engine
   */
  public static String reason(MigrationOptions options) {
    if (options.getEngine() != MigrationEngine.AUTO) {
      return of(options) + " copies the rows, as requested";
    }
    return namesService(options)
        ? "DMS copies the rows, because the request names the SQL migration service "
            + options.getMigrationServiceName()
        : "DIRECT copies the rows, because the request names no SQL migration service";
  }

  private static boolean namesService(MigrationOptions options) {
    return !OptionalFields.isAbsent(options.getMigrationServiceName());
  }
}
