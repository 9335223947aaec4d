/**
 * When a failed step is tried again, and when it is given up.
 *
 * <p>May be used by: migration.*, runtime.config, runtime.engine.
 */
@NullMarked
package io.dbmodernizer.runtime.retry;

import org.jspecify.annotations.NullMarked;
