/**
 * Whether the stage can work, and whether it can recover by itself: stream threads that die,
 * partitions that stand still, a broker that does not answer. Used by the runtime's configuration.
 */
@NullMarked
package io.dbmodernizer.runtime.health;

import org.jspecify.annotations.NullMarked;
