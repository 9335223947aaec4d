/** Judges a source database before a migration starts. Depends on {@code catalog} only. */
@NullMarked
package io.dbmodernizer.datamover.assessment;

import org.jspecify.annotations.NullMarked;
