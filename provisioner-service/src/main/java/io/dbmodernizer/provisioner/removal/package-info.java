/** The teardown of what provisioning created. Used by the stage. */
@NullMarked
package io.dbmodernizer.provisioner.removal;

import org.jspecify.annotations.NullMarked;
