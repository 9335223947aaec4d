/**
 * The provisioner: brings the target of a migration into being in Azure. The application, its
 * wiring and the graph of its steps.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.provisioner;

import org.jspecify.annotations.NullMarked;
