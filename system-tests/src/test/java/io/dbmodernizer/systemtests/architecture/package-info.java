/** Holds the layering of the modules and a few rules on how classes are written. */
@NullMarked
package io.dbmodernizer.systemtests.architecture;

import org.jspecify.annotations.NullMarked;
