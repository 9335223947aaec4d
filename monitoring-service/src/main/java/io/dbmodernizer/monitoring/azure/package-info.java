/**
 * The Azure resources that watch the target: workspace, action group, alert rules, diagnostic
 * settings and dashboard, with one class for each; and their removal.
 *
 * <p>May be used by: monitoring.
 */
@NullMarked
package io.dbmodernizer.monitoring.azure;

import org.jspecify.annotations.NullMarked;
