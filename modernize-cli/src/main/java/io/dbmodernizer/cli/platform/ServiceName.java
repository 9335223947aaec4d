package io.dbmodernizer.cli.platform;

import java.util.Arrays;
import java.util.Locale;

/**
 * The services by the name of their stage, with the class that starts each. The classes are named,
 * not referred to, because a service runs as a program of its own as well as in the shared process.
 */
public enum ServiceName {
  /** Provisions the target. */
  PROVISIONER("io.dbmodernizer.provisioner.ProvisionerApplication", 11),
  /** Moves schema and data. */
  MIGRATION("io.dbmodernizer.migration.MigrationApplication", 12),
  /** Switches backups on. */
  BACKUP("io.dbmodernizer.backup.BackupApplication", 13),
  /** Watches, and tells the status. */
  MONITORING("io.dbmodernizer.monitoring.MonitoringApplication", 14);

  private final String mainClass;
  private final int client;

  ServiceName(String mainClass, int client) {
    this.mainClass = mainClass;
    this.client = client;
  }

  /**
   * Finds a service.
   *
   * @param name as in {@link #stage()}
   * @return the service
   * @throws IllegalArgumentException if there is none of that name
   */
  public static ServiceName of(String name) {
    return Arrays.stream(values())
        .filter(service -> service.stage().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no service is called '"
                        + name
                        + "'; there are provisioner, migration, backup and monitoring"));
  }

  /**
   * Returns name of the stage the service runs.
   *
   * @return the name in lower case
   */
  public String stage() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the identity that the service has towards the local emulator, as each should have its
   * own in Azure.
   *
   * @return a client id, a UUID
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
