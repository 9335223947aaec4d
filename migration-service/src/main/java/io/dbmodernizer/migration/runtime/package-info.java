/**
 * Self-hosted integration runtimes: the Windows programs through which Azure's services reach a
 * source. Their keys are fetched on demand and go nowhere else. Used by the steps and by the
 * command line.
 */
@NullMarked
package io.dbmodernizer.migration.runtime;

import org.jspecify.annotations.NullMarked;
