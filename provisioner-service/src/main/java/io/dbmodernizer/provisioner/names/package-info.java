/**
 * Whether the names that are unique in all of Azure can be had.
 *
 * <p>May be used by: provisioner, provisioner.preflight.
 */
@NullMarked
package io.dbmodernizer.provisioner.names;

import org.jspecify.annotations.NullMarked;
