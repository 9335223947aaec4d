/**
 * The provisioner: brings the target of a migration into being in Azure. The application, its
 * wiring and the graph of its steps; nothing else uses this package.
 */
@NullMarked
package io.dbmodernizer.provisioner;

import org.jspecify.annotations.NullMarked;
