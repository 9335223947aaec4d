/**
 * The status projection on Kafka Streams: it reads every topic, stores the facts and publishes what
 * follows from them. It is a part of the topology of the service's stage.
 *
 * <p>May be used by: monitoring.
 */
@NullMarked
package io.dbmodernizer.monitoring.stream;

import org.jspecify.annotations.NullMarked;
