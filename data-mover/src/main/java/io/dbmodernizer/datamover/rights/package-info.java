/**
 * The rights that a login needs to read a database whole. Without them a database shows fewer rows
 * or other values, and says nothing.
 *
 * <p>May be used by: datamover.assessment, datamover.dialect.*, datamover.sides,
 * datamover.wholecopy, migration.*.
 */
@NullMarked
package io.dbmodernizer.datamover.rights;

import org.jspecify.annotations.NullMarked;
