/** The proof at the end: what Azure reports about the backups of a database. Used by the stage. */
@NullMarked
package io.dbmodernizer.backup.verify;

import org.jspecify.annotations.NullMarked;
