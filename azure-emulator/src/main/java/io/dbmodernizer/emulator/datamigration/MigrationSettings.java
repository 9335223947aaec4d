package io.dbmodernizer.emulator.datamigration;

import org.jspecify.annotations.Nullable;

/**
 * How migrations run.
 *
 * @param autoRegister whether integration runtimes register by themselves
 * @param sourceUrlTemplate JDBC URL of a source with {@code {host}}, {@code {port}} and {@code
 *     {database}}
 * @param targetUrlTemplate JDBC URL of a target with {@code {server}} and {@code {database}}; null
 *     for the emulator's own databases
 * @param rowsPerSecond most rows copied per second and table, 0 for no limit
 */
public record MigrationSettings(
    boolean autoRegister,
    String sourceUrlTemplate,
    @Nullable String targetUrlTemplate,
    int rowsPerSecond) {}
