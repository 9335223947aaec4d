package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.MigrationStatus;

/**
 * Gets every change of the view of migrations, in order and on the thread that reads the topic. It
 * returns at once.
 */
public interface StatusListener {

  /**
   * Gets the new snapshot of a migration.
   *
   * @param status the snapshot, which never changes
   */
  void changed(MigrationStatus status);

  /**
   * Gets the id of a migration that is no longer known.
   *
   * @param migrationId id of the migration
   */
  void removed(String migrationId);
}
