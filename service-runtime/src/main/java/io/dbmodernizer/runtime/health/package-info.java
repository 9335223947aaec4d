/**
 * Whether the stage can work, and whether it can recover by itself: stream threads that die,
 * partitions that stand still, a broker that does not answer.
 *
 * <p>May be used by: runtime.config, runtime.engine.
 */
@NullMarked
package io.dbmodernizer.runtime.health;

import org.jspecify.annotations.NullMarked;
