/**
 * The backup service: sets how long backups of a migrated database are kept, and proves it. The
 * application and the graph of its steps; nothing else uses this package.
 */
@NullMarked
package io.dbmodernizer.backup;

import org.jspecify.annotations.NullMarked;
