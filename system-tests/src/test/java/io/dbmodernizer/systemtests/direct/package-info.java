/** Copies by the engine DIRECT on the whole platform. */
@NullMarked
package io.dbmodernizer.systemtests.direct;

import org.jspecify.annotations.NullMarked;
