/**
 * {@code Microsoft.DataFactory}: factories with self-hosted integration runtimes, linked services,
 * datasets, pipelines and schedule triggers. Pipeline runs copy rows between databases.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.datafactory;

import org.jspecify.annotations.NullMarked;
