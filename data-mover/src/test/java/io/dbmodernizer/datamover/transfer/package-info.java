/** Tests of the moving of programmable objects. */
@NullMarked
package io.dbmodernizer.datamover.transfer;

import org.jspecify.annotations.NullMarked;
