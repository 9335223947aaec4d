/**
 * Narrows the differences of a table to ranges of its key, and replaces the target's rows of these
 * ranges by the source's.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.datamover.repair;

import org.jspecify.annotations.NullMarked;
