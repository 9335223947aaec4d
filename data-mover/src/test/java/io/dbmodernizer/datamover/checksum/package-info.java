/** Tests of the package of the same name. */
@NullMarked
package io.dbmodernizer.datamover.checksum;

import org.jspecify.annotations.NullMarked;
