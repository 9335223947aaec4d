/**
 * The resource group.
 *
 * <p>May be used by: provisioner, provisioner.security, provisioner.server, provisioner.storage.
 */
@NullMarked
package io.dbmodernizer.provisioner.resourcegroup;

import org.jspecify.annotations.NullMarked;
