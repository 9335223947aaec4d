/**
 * What makes a service a stage: its steps, what begins it, and what it publishes at its end.
 *
 * <p>May be used by: backup.*, migration.*, monitoring.*, provisioner.*, runtime.*.
 */
@NullMarked
package io.dbmodernizer.runtime.stage;

import org.jspecify.annotations.NullMarked;
