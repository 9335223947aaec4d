package io.dbmodernizer.cli.platform;

import java.util.Arrays;
import java.util.Locale;

/**
 * The services, with the names of their main classes. A service is started as a separate process,
 * or by reflection in the shared process.
 */
public enum ServiceName {
  /** Provisions the target. */
  PROVISIONER("io.dbmodernizer.provisioner.ProvisionerApplication", 11),
  /** Migrates schema and data. */
  MIGRATION("io.dbmodernizer.migration.MigrationApplication", 12),
  /** Enables backups. */
  BACKUP("io.dbmodernizer.backup.BackupApplication", 13),
  /** Enables monitoring, and serves the status. */
  MONITORING("io.dbmodernizer.monitoring.MonitoringApplication", 14);

  private final String mainClass;
  private final int client;

  ServiceName(String mainClass, int client) {
    this.mainClass = mainClass;
    this.client = client;
  }

  /**
   * Returns the service with this name.
   *
   * @param name name as in {@link #stage()}
   * @return the service
   * @throws IllegalArgumentException if there is none
   */
  public static ServiceName of(String name) {
    return Arrays.stream(values())
        .filter(service -> service.stage().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no service '"
                        + name
                        + "'; the services are provisioner, migration, backup and monitoring"));
  }

  /**
   * Returns the name of the stage of the service.
   *
   * @return the name in lower case
   */
  public String stage() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the client id of the service for the local emulator. Each service has its own, as in
   * Azure.
   *
   * @return a UUID
   */
  public String clientId() {
    return LocalIdentity.client(client);
  }

  String mainClass() {
    return mainClass;
  }

  String instance(int number) {
    return stage() + "-" + number;
  }
}
