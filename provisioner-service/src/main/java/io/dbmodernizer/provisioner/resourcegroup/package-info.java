/** The resource group. Used by the provisioner's wiring. */
@NullMarked
package io.dbmodernizer.provisioner.resourcegroup;

import org.jspecify.annotations.NullMarked;
