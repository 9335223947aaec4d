/**
 * Completes and compares the definitions of the moved tables once their rows are on the target.
 * Depends on the names of earlier steps, on the access to databases and on data-mover.
 */
@NullMarked
package io.dbmodernizer.migration.definition;

import org.jspecify.annotations.NullMarked;
