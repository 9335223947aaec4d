/**
 * Events as bytes: Avro in the Confluent wire format (a zero byte, four bytes of schema id, the
 * Avro body) against any registry that speaks the Confluent REST API. Producers, consumers and
 * Kafka Streams name it in their ordinary configuration. It knows nothing of topics or of what
 * events mean.
 *
 * <p>May be used by: benchmarks, cli.*, client, monitoring.*, runtime.*.
 */
@NullMarked
package io.dbmodernizer.serde;

import org.jspecify.annotations.NullMarked;
