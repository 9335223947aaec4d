/**
 * The examination of a machine and of the platform that a user works with: what is wrong, and what
 * to do.
 *
 * <p>May be used by: cli.
 */
@NullMarked
package io.dbmodernizer.cli.doctor;

import org.jspecify.annotations.NullMarked;
