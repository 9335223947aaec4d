/**
 * The progress of a stage in percent, for the status and for the command line.
 *
 * <p>May be used by: monitoring.status.
 */
@NullMarked
package io.dbmodernizer.progress;

import org.jspecify.annotations.NullMarked;
