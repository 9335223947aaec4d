/**
 * Events as bytes: Avro in the Confluent wire format (a zero byte, four bytes of schema id, the
 * Avro body) against any registry that speaks the Confluent REST API. Used by producers, consumers
 * and Kafka Streams through their ordinary configuration; knows nothing of topics or of what events
 * mean.
 */
@NullMarked
package io.dbmodernizer.serde;

import org.jspecify.annotations.NullMarked;
