/**
 * The status of migrations as the monitoring service tells it, made readable.
 *
 * <p>May be used by: cli, cli.command.
 */
@NullMarked
package io.dbmodernizer.cli.report;

import org.jspecify.annotations.NullMarked;
