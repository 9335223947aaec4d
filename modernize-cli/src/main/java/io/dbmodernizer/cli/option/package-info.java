/**
 * The values that options and parameters of the command line take: checked when they are read, so
 * that a command begins with values that can be used. A value that is not acceptable is told with
 * the accepted form.
 *
 * <p>May be used by: cli, cli.reach.
 */
@NullMarked
package io.dbmodernizer.cli.option;

import org.jspecify.annotations.NullMarked;
