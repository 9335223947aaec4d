/**
 * How large a record may be, and what becomes of one that is larger. The engine asks it before it
 * stores or publishes anything, and the settings of Kafka Streams name it.
 *
 * <p>May be used by: monitoring.*, runtime.config, runtime.engine.
 */
@NullMarked
package io.dbmodernizer.runtime.limit;

import org.jspecify.annotations.NullMarked;
