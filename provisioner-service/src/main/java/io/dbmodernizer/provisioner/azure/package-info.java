/**
 * What every step of the provisioner needs from Azure: clients, names of regions, TLS versions.
 *
 * <p>May be used by: provisioner.*.
 */
@NullMarked
package io.dbmodernizer.provisioner.azure;

import org.jspecify.annotations.NullMarked;
