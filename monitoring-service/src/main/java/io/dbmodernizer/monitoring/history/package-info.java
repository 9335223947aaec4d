/**
 * The milestones of each migration, as the topics of events have them: the newest in memory,
 * without their content.
 *
 * <p>May be used by: monitoring.api.
 */
@NullMarked
package io.dbmodernizer.monitoring.history;

import org.jspecify.annotations.NullMarked;
