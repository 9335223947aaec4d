/**
 * The status of a migration as a pure function of its events: no Kafka, no clock, no Azure. Used by
 * the stream that feeds it; depends only on the event contract.
 */
@NullMarked
package io.dbmodernizer.monitoring.status;

import org.jspecify.annotations.NullMarked;
