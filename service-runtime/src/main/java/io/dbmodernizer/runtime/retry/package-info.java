/**
 * The rules when the runtime retries a failed step, and when it gives the step up.
 *
 * <p>May be used by: migration.*, runtime.config, runtime.engine.
 */
@NullMarked
package io.dbmodernizer.runtime.retry;

import org.jspecify.annotations.NullMarked;
