/** Tests of reading both databases at the same time. */
@NullMarked
package io.dbmodernizer.datamover.pace;

import org.jspecify.annotations.NullMarked;
