/**
 * The cancellation of provisioning, and the teardown of the resources that it created.
 *
 * <p>May be used by: provisioner.
 */
@NullMarked
package io.dbmodernizer.provisioner.removal;

import org.jspecify.annotations.NullMarked;
