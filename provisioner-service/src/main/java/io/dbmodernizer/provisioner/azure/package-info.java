/**
 * What every step of the provisioner needs from Azure: clients, names of regions, TLS versions.
 * Used by the steps.
 */
@NullMarked
package io.dbmodernizer.provisioner.azure;

import org.jspecify.annotations.NullMarked;
