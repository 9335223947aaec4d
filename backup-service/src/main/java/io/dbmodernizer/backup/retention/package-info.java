/**
 * The short-term and long-term retention policies of a database: read, compared and written.
 *
 * <p>May be used by: backup.*.
 */
@NullMarked
package io.dbmodernizer.backup.retention;

import org.jspecify.annotations.NullMarked;
