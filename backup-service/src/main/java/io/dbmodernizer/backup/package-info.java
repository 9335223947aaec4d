/**
 * The backup service. It sets how long the backups of a migrated database are kept, and verifies
 * the result. This package has the application and the stage.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.backup;

import org.jspecify.annotations.NullMarked;
