/**
 * Creates on the target the schema objects that the source has.
 *
 * <p>May be used by: migration, migration.definition, migration.direct, migration.dms.
 */
@NullMarked
package io.dbmodernizer.migration.schema;

import org.jspecify.annotations.NullMarked;
