/** Tests of the copy in wholecopys. */
@NullMarked
package io.dbmodernizer.datamover.wholecopy;

import org.jspecify.annotations.NullMarked;
