/**
 * Copies rows of one table from connection to connection. Depends on {@code catalog} and {@code
 * dialect}.
 */
@NullMarked
package io.dbmodernizer.datamover.copy;

import org.jspecify.annotations.NullMarked;
