/** Spans in memory, for tests. */
@NullMarked
package io.dbmodernizer.runtime.trace;

import org.jspecify.annotations.NullMarked;
