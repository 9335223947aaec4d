/**
 * Dead letters over HTTP: the list, one of them, and its replay.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.monitoring.api.deadletter;

import org.jspecify.annotations.NullMarked;
