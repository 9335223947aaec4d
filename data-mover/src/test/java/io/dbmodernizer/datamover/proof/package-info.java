/** Tests of the comparison of two databases. */
@NullMarked
package io.dbmodernizer.datamover.proof;

import org.jspecify.annotations.NullMarked;
