/**
 * The preflight checks of the migration service: the passwords, the source, an existing target, and
 * what the engine DIRECT needs of both. The runtime offers them to operators.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.migration.preflight;

import org.jspecify.annotations.NullMarked;
