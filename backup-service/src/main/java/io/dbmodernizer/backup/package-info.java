/**
 * The backup service: sets how long backups of a migrated database are kept, and proves it. The
 * application and the graph of its steps.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.backup;

import org.jspecify.annotations.NullMarked;
