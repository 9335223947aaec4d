/**
 * The verification over HTTP: compares Azure and the databases with the request, and changes
 * nothing. Every service has it, for operators' programs.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.runtime.verify;

import org.jspecify.annotations.NullMarked;
