/**
 * Records that are set aside, with their origin and the reason. The monitoring service sets aside
 * records that no service can read. Each service sets aside records that it alone cannot process.
 * The settings of Kafka Streams name the handlers.
 *
 * <p>May be used by: migration.direct, monitoring.*, runtime.config, runtime.engine.
 */
@NullMarked
package io.dbmodernizer.runtime.deadletter;

import org.jspecify.annotations.NullMarked;
