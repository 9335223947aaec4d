/**
 * Commands for a migration that exists: the rules that refuse them, and the state of the other
 * stages that the rules need.
 *
 * <p>May be used by: provisioner, provisioner.entra, provisioner.removal.
 */
@NullMarked
package io.dbmodernizer.provisioner.command;

import org.jspecify.annotations.NullMarked;
