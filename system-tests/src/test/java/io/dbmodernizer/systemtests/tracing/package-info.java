/** The traces of a whole migration, as a collector receives them. */
@NullMarked
package io.dbmodernizer.systemtests.tracing;

import org.jspecify.annotations.NullMarked;
