package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.emulator.integration.Endpoints;

/**
 * How migrations run.
 *
 * @param autoRegister whether integration runtimes register by themselves
 * @param endpoints how sources and targets are reached
 * @param rowsPerSecond most rows copied per second and table, 0 for no limit
 */
public record MigrationSettings(boolean autoRegister, Endpoints endpoints, int rowsPerSecond) {}
