/** Tests of ranges of keys. */
@NullMarked
package io.dbmodernizer.datamover.range;

import org.jspecify.annotations.NullMarked;
