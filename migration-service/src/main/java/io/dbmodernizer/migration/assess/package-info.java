/** Reads and judges the source before anything is moved. Used by the stage only. */
@NullMarked
package io.dbmodernizer.migration.assess;

import org.jspecify.annotations.NullMarked;
