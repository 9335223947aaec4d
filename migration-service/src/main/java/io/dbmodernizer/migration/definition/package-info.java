/**
 * Completes and compares the definitions of the moved tables once their rows are on the target.
 *
 * <p>May be used by: migration, migration.compare.
 */
@NullMarked
package io.dbmodernizer.migration.definition;

import org.jspecify.annotations.NullMarked;
