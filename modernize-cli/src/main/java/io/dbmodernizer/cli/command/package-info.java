/**
 * Classes for the commands about an existing migration: its state, the preview of a teardown, and
 * the confirmation by the user.
 *
 * <p>May be used by: cli, cli.report.
 */
@NullMarked
package io.dbmodernizer.cli.command;

import org.jspecify.annotations.NullMarked;
