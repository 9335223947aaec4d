/** Tests of the rights of a login as values. */
@NullMarked
package io.dbmodernizer.datamover.rights;

import org.jspecify.annotations.NullMarked;
