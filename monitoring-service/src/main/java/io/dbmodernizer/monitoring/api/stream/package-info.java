/**
 * The changes of migrations as server-sent events. One thread looks for changes and writes them to
 * all clients without blocking. The thread that reads the topics takes no part in it.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.monitoring.api.stream;

import org.jspecify.annotations.NullMarked;
