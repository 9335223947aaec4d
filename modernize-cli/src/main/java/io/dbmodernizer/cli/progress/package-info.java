/**
 * The progress of migrations: lines redrawn in place on a terminal, a line for each change
 * elsewhere. States come from the REST interface. Only the outcome of what the caller publishes
 * comes from events.
 *
 * <p>May be used by: cli.
 */
@NullMarked
package io.dbmodernizer.cli.progress;

import org.jspecify.annotations.NullMarked;
