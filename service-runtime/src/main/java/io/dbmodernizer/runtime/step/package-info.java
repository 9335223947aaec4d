/**
 * What a service writes: level-triggered steps and their outcomes.
 *
 * <p>May be used by: backup.*, migration.*, monitoring.*, provisioner.*, runtime.*, sql.
 */
@NullMarked
package io.dbmodernizer.runtime.step;

import org.jspecify.annotations.NullMarked;
