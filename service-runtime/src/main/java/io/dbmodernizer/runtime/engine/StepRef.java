package io.dbmodernizer.runtime.engine;

/**
 * One step of one migration.
 *
 * @param migrationId the migration
 * @param step name of the step
 */
record StepRef(String migrationId, String step) {}
