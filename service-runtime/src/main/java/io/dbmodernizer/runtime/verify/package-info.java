/**
 * Compares what a service has brought about with the world as it is now, over HTTP and changing
 * nothing. Every service has it by itself; used by nothing but operators' programs.
 */
@NullMarked
package io.dbmodernizer.runtime.verify;

import org.jspecify.annotations.NullMarked;
