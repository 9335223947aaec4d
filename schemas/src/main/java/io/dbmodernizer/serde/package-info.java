/**
 * Events as bytes: Avro in the Confluent wire format (a zero byte, four bytes of schema id, the
 * Avro body) with any registry that has the Confluent REST API. Producers, consumers and Kafka
 * Streams name the classes in their configuration. The package knows neither the topics nor the
 * meaning of events.
 *
 * <p>May be used by: benchmarks, cli.*, client, migration.direct, monitoring.*, runtime.*.
 */
@NullMarked
package io.dbmodernizer.serde;

import org.jspecify.annotations.NullMarked;
