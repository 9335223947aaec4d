/**
 * The status of all migrations over HTTP. Every instance reads the compacted topics of status and
 * tables completely, so each instance can answer for all migrations. The JSON has its own records
 * and does not follow the Avro classes.
 *
 * <p>May be used by: monitoring.api, monitoring.history, monitoring.webhook.
 */
@NullMarked
package io.dbmodernizer.monitoring.web;

import org.jspecify.annotations.NullMarked;
