/**
 * Reads and assesses the source before anything is moved.
 *
 * <p>May be used by: migration, migration.dms.
 */
@NullMarked
package io.dbmodernizer.migration.assess;

import org.jspecify.annotations.NullMarked;
