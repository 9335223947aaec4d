/**
 * Serves the dashboard: the page at {@code /} and its files. It holds no data. The page reads and
 * acts through {@code /api/v1} with the token of its user.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.monitoring.dashboard;

import org.jspecify.annotations.NullMarked;
