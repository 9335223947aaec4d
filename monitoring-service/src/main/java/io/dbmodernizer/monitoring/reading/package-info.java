/**
 * Reading whole topics into the memory of every instance.
 *
 * <p>May be used by: monitoring.deadletter, monitoring.history, monitoring.web.
 */
@NullMarked
package io.dbmodernizer.monitoring.reading;

import org.jspecify.annotations.NullMarked;
