/**
 * The tables of a migration as the stage's state lists them. Used by the steps; depends on the
 * event contract and on data-mover's names only.
 */
@NullMarked
package io.dbmodernizer.migration.table;

import org.jspecify.annotations.NullMarked;
