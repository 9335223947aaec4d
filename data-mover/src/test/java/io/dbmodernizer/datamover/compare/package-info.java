/** Tests of the package of the same name. */
@NullMarked
package io.dbmodernizer.datamover.compare;

import org.jspecify.annotations.NullMarked;
