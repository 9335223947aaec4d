/**
 * The version 1 of the HTTP interface: {@code /api/v1}. It answers from memory, from what the views
 * have read of the compacted topics. What is shown of a migration is made once, when the migration
 * changes, and not for each request.
 *
 * <p>May be used by: monitoring.api.action, monitoring.api.deadletter, monitoring.api.stream.
 */
@NullMarked
package io.dbmodernizer.monitoring.api;

import org.jspecify.annotations.NullMarked;
