/** Tests of the package of the same name. */
@NullMarked
package io.dbmodernizer.datamover.schema;

import org.jspecify.annotations.NullMarked;
