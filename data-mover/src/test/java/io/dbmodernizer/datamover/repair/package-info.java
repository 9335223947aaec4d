/** Tests of the repair by ranges of keys. */
@NullMarked
package io.dbmodernizer.datamover.repair;

import org.jspecify.annotations.NullMarked;
