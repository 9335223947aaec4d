/**
 * The records that were set aside: the newest of them in memory, without their values, and one with
 * its value on demand. A record can be published again to its topic.
 *
 * <p>May be used by: monitoring.api, monitoring.api.deadletter.
 */
@NullMarked
package io.dbmodernizer.monitoring.deadletter;

import org.jspecify.annotations.NullMarked;
