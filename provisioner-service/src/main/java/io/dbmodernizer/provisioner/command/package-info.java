/**
 * What users want done with a migration that exists: how it stands, and what is refused. Used by
 * the stage.
 */
@NullMarked
package io.dbmodernizer.provisioner.command;

import org.jspecify.annotations.NullMarked;
