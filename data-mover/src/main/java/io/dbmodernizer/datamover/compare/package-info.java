/**
 * Compares a table on two connections and names differing rows. Depends on {@code checksum} and the
 * packages below it.
 */
@NullMarked
package io.dbmodernizer.datamover.compare;

import org.jspecify.annotations.NullMarked;
