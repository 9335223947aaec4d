/**
 * Plans and applies the schema changes that a target lacks. Depends on {@code catalog} and {@code
 * dialect}.
 */
@NullMarked
package io.dbmodernizer.datamover.schema;

import org.jspecify.annotations.NullMarked;
