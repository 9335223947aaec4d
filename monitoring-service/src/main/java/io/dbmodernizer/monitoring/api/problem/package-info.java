/**
 * Errors of the service's HTTP interface, as problem details (RFC 9457) with a remedy.
 *
 * <p>May be used by: monitoring.api.*.
 */
@NullMarked
package io.dbmodernizer.monitoring.api.problem;

import org.jspecify.annotations.NullMarked;
