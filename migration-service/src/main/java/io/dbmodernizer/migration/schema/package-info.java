/**
 * Brings the target's schema to what the source has.
 *
 * <p>May be used by: migration, migration.definition, migration.dms.
 */
@NullMarked
package io.dbmodernizer.migration.schema;

import org.jspecify.annotations.NullMarked;
