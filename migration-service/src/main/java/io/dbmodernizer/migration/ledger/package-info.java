/**
 * The ledger of the engine DIRECT as other steps than the copy use it.
 *
 * <p>May be used by: migration.compare, migration.direct, migration.dms.
 */
@NullMarked
package io.dbmodernizer.migration.ledger;

import org.jspecify.annotations.NullMarked;
