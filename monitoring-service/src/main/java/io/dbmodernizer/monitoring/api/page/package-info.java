/**
 * Pages of long lists: their order, their size, and the cursor of the next page.
 *
 * <p>May be used by: monitoring.api, monitoring.api.deadletter.
 */
@NullMarked
package io.dbmodernizer.monitoring.api.page;

import org.jspecify.annotations.NullMarked;
