/** Tests of the package of the same name. */
@NullMarked
package io.dbmodernizer.datamover.assessment;

import org.jspecify.annotations.NullMarked;
