/**
 * Feeds the status projection from every topic and publishes what it derives. Added to the topology
 * of the service's stage.
 *
 * <p>May be used by: monitoring.
 */
@NullMarked
package io.dbmodernizer.monitoring.stream;

import org.jspecify.annotations.NullMarked;
