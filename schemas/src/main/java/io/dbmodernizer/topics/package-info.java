/**
 * The topic catalogue: every topic of the pipeline with its writer, settings and record types.
 * Everything that creates, reads or writes a topic takes its name from here; the package itself
 * uses only the generated events.
 */
@NullMarked
package io.dbmodernizer.topics;

import org.jspecify.annotations.NullMarked;
