/**
 * What the migration service can find out before anything is created: the passwords, and whether
 * the source answers. The runtime offers it to operators.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.migration.preflight;

import org.jspecify.annotations.NullMarked;
