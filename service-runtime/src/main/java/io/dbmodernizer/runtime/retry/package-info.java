/** When a failed step is tried again, and when it is given up. Used by the engine. */
@NullMarked
package io.dbmodernizer.runtime.retry;

import org.jspecify.annotations.NullMarked;
