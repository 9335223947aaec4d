/** Tests of the programmable objects as values. */
@NullMarked
package io.dbmodernizer.datamover.object;

import org.jspecify.annotations.NullMarked;
