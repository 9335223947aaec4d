/**
 * The receiver of Azure's alerts. It checks a call, finds the migrations that the alert is about,
 * and publishes a signal for each of them. The status projection decides whether to raise or to
 * resolve an alert.
 *
 * <p>May be used by: monitoring, monitoring.azure.
 */
@NullMarked
package io.dbmodernizer.monitoring.webhook;

import org.jspecify.annotations.NullMarked;
