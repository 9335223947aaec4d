/**
 * The teardown of what provisioning created.
 *
 * <p>May be used by: provisioner.
 */
@NullMarked
package io.dbmodernizer.provisioner.removal;

import org.jspecify.annotations.NullMarked;
