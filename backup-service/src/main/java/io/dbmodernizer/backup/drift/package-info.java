/**
 * The check that retention policies stay as they were set.
 *
 * <p>May be used by: backup.
 */
@NullMarked
package io.dbmodernizer.backup.drift;

import org.jspecify.annotations.NullMarked;
