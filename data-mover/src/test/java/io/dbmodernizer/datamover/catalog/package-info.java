/** Tests of the package of the same name. */
@NullMarked
package io.dbmodernizer.datamover.catalog;

import org.jspecify.annotations.NullMarked;
