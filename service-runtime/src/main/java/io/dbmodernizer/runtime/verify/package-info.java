/**
 * Compares what a service has brought about with the world as it is now, over HTTP and changing
 * nothing. Every service has it by itself, for operators' programs.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.runtime.verify;

import org.jspecify.annotations.NullMarked;
