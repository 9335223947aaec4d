/**
 * The provisioner service, which creates the target of a migration in Azure: the application, its
 * configuration and the graph of its steps.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.provisioner;

import org.jspecify.annotations.NullMarked;
