/**
 * Short- and long-term retention policies: reading, comparing, writing.
 *
 * <p>May be used by: backup.*.
 */
@NullMarked
package io.dbmodernizer.backup.retention;

import org.jspecify.annotations.NullMarked;
