/**
 * The restore of the database under another name, which a user requests: from a point in time, a
 * long-term backup, a dropped database, or the backups in a second region.
 *
 * <p>May be used by: backup, backup.removal.
 */
@NullMarked
package io.dbmodernizer.backup.restore;

import org.jspecify.annotations.NullMarked;
