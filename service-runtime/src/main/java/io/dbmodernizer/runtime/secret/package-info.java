/**
 * Resolves references to secrets at the moment of use, and keeps their values out of every text.
 *
 * <p>May be used by: migration.*, monitoring.*, provisioner.*, runtime.access, runtime.azure,
 * runtime.config, runtime.engine, runtime.preflight, runtime.verify, sql.
 */
@NullMarked
package io.dbmodernizer.runtime.secret;

import org.jspecify.annotations.NullMarked;
