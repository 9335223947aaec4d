/**
 * The copy by the engine DIRECT: the step that plans chunks, hands them out and follows them, and
 * the workers of this instance, which copy them.
 *
 * <p>May be used by: migration, migration.preflight.
 */
@NullMarked
package io.dbmodernizer.migration.direct;

import org.jspecify.annotations.NullMarked;
