/**
 * The status of a migration as a pure function of its events: no Kafka, no clock, no Azure.
 *
 * <p>May be used by: monitoring, monitoring.stream, monitoring.webhook.
 */
@NullMarked
package io.dbmodernizer.monitoring.status;

import org.jspecify.annotations.NullMarked;
