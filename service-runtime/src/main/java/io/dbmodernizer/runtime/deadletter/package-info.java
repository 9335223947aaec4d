/**
 * Records that are set aside, with where they came from and why: those that nobody can understand,
 * by the monitoring service, and those that one service cannot process, by that service. Named in
 * the settings of Kafka Streams.
 *
 * <p>May be used by: monitoring.*, runtime.config, runtime.engine.
 */
@NullMarked
package io.dbmodernizer.runtime.deadletter;

import org.jspecify.annotations.NullMarked;
