/** The logical SQL server. Its outputs are used by the firewall and database steps. */
@NullMarked
package io.dbmodernizer.provisioner.server;

import org.jspecify.annotations.NullMarked;
