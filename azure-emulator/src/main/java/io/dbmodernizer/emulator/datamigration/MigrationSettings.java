package io.dbmodernizer.emulator.datamigration;

/**
 * How migrations run.
 *
 * @param autoRegister whether integration runtimes register by themselves
 * @param sourceUrlTemplate JDBC URL of a source with {@code {host}}, {@code {port}} and {@code
 *     {database}}
 * @param rowsPerSecond most rows copied per second and table, 0 for no limit
 */
public record MigrationSettings(
    boolean autoRegister, String sourceUrlTemplate, int rowsPerSecond) {}
