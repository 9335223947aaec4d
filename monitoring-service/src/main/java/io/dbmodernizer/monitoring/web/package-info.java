/**
 * The status of all migrations over HTTP. Every instance reads the whole compacted topics of status
 * and tables, so each can answer for all. Its JSON is made of records of this package and does not
 * follow the Avro classes.
 *
 * <p>May be used by: monitoring.webhook.
 */
@NullMarked
package io.dbmodernizer.monitoring.web;

import org.jspecify.annotations.NullMarked;
