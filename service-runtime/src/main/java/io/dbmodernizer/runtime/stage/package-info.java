/**
 * The parts of a stage: its steps, its trigger, its commands and the events of its end.
 *
 * <p>May be used by: backup.*, migration.*, monitoring.*, provisioner.*, runtime.*.
 */
@NullMarked
package io.dbmodernizer.runtime.stage;

import org.jspecify.annotations.NullMarked;
