/**
 * Checks of names, region and pool before anything is created in Azure.
 *
 * <p>May be used by: provisioner, provisioner.preflight.
 */
@NullMarked
package io.dbmodernizer.provisioner.names;

import org.jspecify.annotations.NullMarked;
