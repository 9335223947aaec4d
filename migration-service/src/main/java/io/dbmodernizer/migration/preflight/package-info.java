/**
 * The preflight checks of the migration service: the passwords, the source and an existing target.
 * The runtime offers them to operators.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.migration.preflight;

import org.jspecify.annotations.NullMarked;
