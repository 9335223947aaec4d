/**
 * The status of a migration, derived from its events alone. The code reads no clock, no topic and
 * no Azure resource, and it changes no argument.
 *
 * <p>May be used by: monitoring, monitoring.stream, monitoring.webhook.
 */
@NullMarked
package io.dbmodernizer.monitoring.status;

import org.jspecify.annotations.NullMarked;
