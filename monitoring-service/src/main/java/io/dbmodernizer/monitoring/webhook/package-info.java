/**
 * The receiver of Azure's alerts: checks a call, finds the migrations it is about, and stores it as
 * a signal for the status projection, which raises and resolves alerts. Nothing here decides
 * whether an alert is new.
 *
 * <p>May be used by: monitoring, monitoring.azure.
 */
@NullMarked
package io.dbmodernizer.monitoring.webhook;

import org.jspecify.annotations.NullMarked;
