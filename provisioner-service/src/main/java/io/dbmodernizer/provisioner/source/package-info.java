/**
 * The look at the source before anything is created in Azure. It reads only; the migration service
 * looks more closely once the target exists.
 *
 * <p>May be used by: provisioner.
 */
@NullMarked
package io.dbmodernizer.provisioner.source;

import org.jspecify.annotations.NullMarked;
