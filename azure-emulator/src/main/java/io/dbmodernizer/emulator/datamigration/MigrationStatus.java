package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.Resource;

/** The values of {@code migrationStatus}. Succeeded, Failed and Canceled are final. */
enum MigrationStatus {
  CREATING("Creating", true),
  IN_PROGRESS("InProgress", true),
  WAIT_FOR_RETRY("WaitForRetry", true),
  RETRYING("Retrying", true),
  CANCELING("Canceling", true),
  SUCCEEDED("Succeeded", false),
  FAILED("Failed", false),
  CANCELED("Canceled", false);

  private final String text;
  private final boolean active;

  MigrationStatus(String text, boolean active) {
    this.text = text;
    this.active = active;
  }

  /** Returns Azure's spelling. */
  String text() {
    return text;
  }

  /** Returns true if the status is not final. */
  boolean active() {
    return active;
  }

  /** Returns true if the status of a stored migration is not final. */
  static boolean isActive(Resource migration) {
    String text = Json.text(migration.body(), "/properties/migrationStatus", "");
    for (MigrationStatus status : values()) {
      if (status.text.equals(text)) {
        return status.active;
      }
    }
    return false;
  }
}
