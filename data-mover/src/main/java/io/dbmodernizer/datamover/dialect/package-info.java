/**
 * The differences between the databases in one place: quoting, type names, catalog queries,
 * switches for identity values and foreign keys, meaning of errors. Depends on {@code catalog}
 * only.
 */
@NullMarked
package io.dbmodernizer.datamover.dialect;

import org.jspecify.annotations.NullMarked;
