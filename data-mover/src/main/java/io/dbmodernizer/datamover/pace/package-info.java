/**
 * The pace of a copy: limits that a user sets, and the slowing down for a target that throttles.
 *
 * <p>May be used by: cli, cli.copy, datamover.wholecopy, migration.direct.
 */
@NullMarked
package io.dbmodernizer.datamover.pace;

import org.jspecify.annotations.NullMarked;
