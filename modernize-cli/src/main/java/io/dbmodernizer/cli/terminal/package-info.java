/**
 * The terminal of the user, with texts and tables that fit its width.
 *
 * <p>May be used by: cli.*.
 */
@NullMarked
package io.dbmodernizer.cli.terminal;

import org.jspecify.annotations.NullMarked;
