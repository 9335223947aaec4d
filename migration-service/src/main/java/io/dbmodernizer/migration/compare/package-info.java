/**
 * Proves that every row arrived.
 *
 * <p>May be used by: migration, migration.factory.
 */
@NullMarked
package io.dbmodernizer.migration.compare;

import org.jspecify.annotations.NullMarked;
