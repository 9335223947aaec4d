/** Tests of the package of the same name. */
@NullMarked
package io.dbmodernizer.datamover.dialect.h2;

import org.jspecify.annotations.NullMarked;
