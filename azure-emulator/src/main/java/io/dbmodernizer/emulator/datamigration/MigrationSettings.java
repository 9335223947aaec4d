package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.emulator.integration.Endpoints;

/**
 * The settings of all migrations.
 *
 * @param autoRegister true if integration runtimes register a node by themselves
 * @param endpoints connections to sources and targets
 * @param rowsPerSecond most rows copied per second and table, 0 for no limit
 */
public record MigrationSettings(boolean autoRegister, Endpoints endpoints, int rowsPerSecond) {}
