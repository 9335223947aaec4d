/**
 * The status of migrations as the monitoring service tells it, made readable. Used by the commands
 * {@code status} and {@code demo}.
 */
@NullMarked
package io.dbmodernizer.cli.report;

import org.jspecify.annotations.NullMarked;
