/**
 * What the provisioner can find out before anything is created: quotas, names, the administrator's
 * password. The runtime offers it to operators.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.provisioner.preflight;

import org.jspecify.annotations.NullMarked;
