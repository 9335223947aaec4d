/**
 * Firewall rules of the server.
 *
 * <p>May be used by: provisioner.
 */
@NullMarked
package io.dbmodernizer.provisioner.firewall;

import org.jspecify.annotations.NullMarked;
