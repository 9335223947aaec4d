/** Tests of the package of the same name. */
@NullMarked
package io.dbmodernizer.datamover.dialect.sqlserver;

import org.jspecify.annotations.NullMarked;
