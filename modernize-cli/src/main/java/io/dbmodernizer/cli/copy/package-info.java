/**
 * Shows a copy between two databases: its progress and its report.
 *
 * <p>May be used by: cli.
 */
@NullMarked
package io.dbmodernizer.cli.copy;

import org.jspecify.annotations.NullMarked;
