/**
 * The logical SQL server. The firewall and database steps read its outputs.
 *
 * <p>May be used by: provisioner.*.
 */
@NullMarked
package io.dbmodernizer.provisioner.server;

import org.jspecify.annotations.NullMarked;
