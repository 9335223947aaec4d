/**
 * The limits on the size of records. The engine checks them before it stores or publishes a record.
 * The settings of Kafka Streams name the handler.
 *
 * <p>May be used by: monitoring.*, runtime.config, runtime.engine.
 */
@NullMarked
package io.dbmodernizer.runtime.limit;

import org.jspecify.annotations.NullMarked;
