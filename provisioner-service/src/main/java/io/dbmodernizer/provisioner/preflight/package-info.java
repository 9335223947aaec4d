/**
 * What the provisioner can find out before anything is created: quotas, names, the administrator's
 * password. Used by the runtime, which offers it to operators.
 */
@NullMarked
package io.dbmodernizer.provisioner.preflight;

import org.jspecify.annotations.NullMarked;
