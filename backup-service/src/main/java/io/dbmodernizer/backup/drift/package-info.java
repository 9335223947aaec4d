/**
 * Watching over retention policies after they were set.
 *
 * <p>May be used by: backup.
 */
@NullMarked
package io.dbmodernizer.backup.drift;

import org.jspecify.annotations.NullMarked;
