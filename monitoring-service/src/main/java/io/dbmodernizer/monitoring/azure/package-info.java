/**
 * What is created in Azure so that the target is watched: workspace, action group, alert rules,
 * diagnostic settings, dashboard; and how it is removed. One class per resource.
 *
 * <p>May be used by: monitoring.
 */
@NullMarked
package io.dbmodernizer.monitoring.azure;

import org.jspecify.annotations.NullMarked;
