/**
 * What people make the pipeline do over HTTP: requests and commands. Each becomes the event that
 * the command line would publish, with the caller's name, and the provisioner decides about it.
 * What is already known to be refused is answered at once.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.monitoring.api.action;

import org.jspecify.annotations.NullMarked;
