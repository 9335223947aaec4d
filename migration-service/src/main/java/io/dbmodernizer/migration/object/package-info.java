/**
 * Brings programmable objects to the target: what the tables need before them, everything else
 * after the rows.
 *
 * <p>May be used by: migration, migration.factory.
 */
@NullMarked
package io.dbmodernizer.migration.object;

import org.jspecify.annotations.NullMarked;
