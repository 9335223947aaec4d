/**
 * The preflight: checks over HTTP whether this service could carry out a request, before anything
 * is created. They change nothing. Every service has the checks of credential, rights and
 * registered providers, and adds its own as beans of type {@link
 * io.dbmodernizer.runtime.preflight.PreflightCheck}.
 *
 * <p>May be used by: migration.*, monitoring.*, provisioner.*.
 */
@NullMarked
package io.dbmodernizer.runtime.preflight;

import org.jspecify.annotations.NullMarked;
