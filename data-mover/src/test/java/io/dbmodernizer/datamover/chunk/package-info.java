/** Tests of the copy in chunks. */
@NullMarked
package io.dbmodernizer.datamover.chunk;

import org.jspecify.annotations.NullMarked;
