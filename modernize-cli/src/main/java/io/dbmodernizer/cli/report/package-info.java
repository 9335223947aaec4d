/**
 * The status of migrations: the client of the monitoring service, and tables for people.
 *
 * <p>May be used by: cli, cli.command.
 */
@NullMarked
package io.dbmodernizer.cli.report;

import org.jspecify.annotations.NullMarked;
