/**
 * Rows that a target refuses because of their values: how they are named, and where they are kept
 * if a copy goes on without them.
 *
 * <p>May be used by: datamover.chunk, datamover.copy, datamover.schema.
 */
@NullMarked
package io.dbmodernizer.datamover.refused;

import org.jspecify.annotations.NullMarked;
