/** Firewall rules of the server. Used by the provisioner's wiring. */
@NullMarked
package io.dbmodernizer.provisioner.firewall;

import org.jspecify.annotations.NullMarked;
