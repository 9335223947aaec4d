/** What every step of the provisioner needs from Azure: clients, tags that mark what a migration created, names of regions. Used by the steps. */
@NullMarked
package io.dbmodernizer.provisioner.azure;

import org.jspecify.annotations.NullMarked;
