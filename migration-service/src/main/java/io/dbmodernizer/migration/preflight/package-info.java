/**
 * What the migration service can find out before anything is created: the passwords, and whether
 * the source answers. Used by the runtime, which offers it to operators.
 */
@NullMarked
package io.dbmodernizer.migration.preflight;

import org.jspecify.annotations.NullMarked;
