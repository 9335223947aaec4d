/**
 * The logs of the processes of the local platform.
 *
 * <p>May be used by: cli.
 */
@NullMarked
package io.dbmodernizer.cli.logs;

import org.jspecify.annotations.NullMarked;
