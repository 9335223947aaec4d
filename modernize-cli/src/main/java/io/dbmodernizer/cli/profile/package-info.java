/**
 * Named addresses of platforms, from a file of the user and from environment variables.
 *
 * <p>May be used by: cli.
 */
@NullMarked
package io.dbmodernizer.cli.profile;

import org.jspecify.annotations.NullMarked;
