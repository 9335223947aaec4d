/**
 * Requests of the command line: an example, and the check of the secrets to which a request refers.
 *
 * <p>May be used by: cli.
 */
@NullMarked
package io.dbmodernizer.cli.request;

import org.jspecify.annotations.NullMarked;
