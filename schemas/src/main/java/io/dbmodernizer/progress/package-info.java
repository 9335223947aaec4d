/**
 * How far the work of a stage is, as the status and the command line show it.
 *
 * <p>May be used by: cli.*, monitoring.*.
 */
@NullMarked
package io.dbmodernizer.progress;

import org.jspecify.annotations.NullMarked;
