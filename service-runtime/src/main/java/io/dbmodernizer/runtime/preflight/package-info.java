/**
 * What can be known before anything is created: whether a request could be carried out by this
 * service, told over HTTP and changing nothing. Every service has the checks of credential, rights
 * and registered providers by itself, and adds its own as beans of type {@link
 * io.dbmodernizer.runtime.preflight.PreflightCheck}.
 *
 * <p>May be used by: migration.*, monitoring.*, provisioner.*.
 */
@NullMarked
package io.dbmodernizer.runtime.preflight;

import org.jspecify.annotations.NullMarked;
