/** Proves that every row arrived. Used by the stage only. */
@NullMarked
package io.dbmodernizer.migration.compare;

import org.jspecify.annotations.NullMarked;
