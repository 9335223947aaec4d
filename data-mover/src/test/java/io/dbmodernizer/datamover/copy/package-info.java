/** Tests of the package of the same name. */
@NullMarked
package io.dbmodernizer.datamover.copy;

import org.jspecify.annotations.NullMarked;
