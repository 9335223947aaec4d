/**
 * What users want done with a migration that exists: how it stands, and what is refused.
 *
 * <p>May be used by: provisioner, provisioner.entra, provisioner.removal.
 */
@NullMarked
package io.dbmodernizer.provisioner.command;

import org.jspecify.annotations.NullMarked;
