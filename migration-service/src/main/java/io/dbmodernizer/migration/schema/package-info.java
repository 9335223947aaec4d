/** Brings the target's schema to what the source has. Used by the stage only. */
@NullMarked
package io.dbmodernizer.migration.schema;

import org.jspecify.annotations.NullMarked;
