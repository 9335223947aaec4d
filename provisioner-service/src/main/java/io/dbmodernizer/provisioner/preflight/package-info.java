/**
 * The checks of the provisioner before anything is created: names, region, quotas, passwords. The
 * runtime offers them to operators.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.provisioner.preflight;

import org.jspecify.annotations.NullMarked;
