/**
 * Records that nobody can understand, set aside with where they came from and why. This service
 * reads every topic and is the only writer of the dead-letter topics. Named in the settings of
 * Kafka Streams.
 */
@NullMarked
package io.dbmodernizer.monitoring.deadletter;

import org.jspecify.annotations.NullMarked;
