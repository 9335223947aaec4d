/**
 * How large a record may be, and what becomes of one that is larger. Used by the engine before it
 * stores or publishes anything, and named in the settings of Kafka Streams.
 */
@NullMarked
package io.dbmodernizer.runtime.limit;

import org.jspecify.annotations.NullMarked;
