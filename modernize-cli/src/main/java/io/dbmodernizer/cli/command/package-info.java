/**
 * What the commands about a migration that exists need: how it stands, what a teardown takes away,
 * a person's confirmation.
 *
 * <p>May be used by: cli, cli.reach.
 */
@NullMarked
package io.dbmodernizer.cli.command;

import org.jspecify.annotations.NullMarked;
