/**
 * Level-triggered steps, their input and their results. The services implement them.
 *
 * <p>May be used by: backup.*, migration.*, monitoring.*, provisioner.*, runtime.*, sql.
 */
@NullMarked
package io.dbmodernizer.runtime.step;

import org.jspecify.annotations.NullMarked;
