/**
 * What the commands about a migration that exists need: how it stands, what a teardown takes away,
 * a person's confirmation. Used by the commands {@code cancel}, {@code retry}, {@code teardown},
 * {@code restore} and {@code runtime-key}.
 */
@NullMarked
package io.dbmodernizer.cli.command;

import org.jspecify.annotations.NullMarked;
