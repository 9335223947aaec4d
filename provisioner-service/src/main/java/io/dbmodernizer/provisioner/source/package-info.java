/**
 * The look at the source before anything is created in Azure. It reads only; the migration service
 * looks more closely once the target exists. Used by the stage only.
 */
@NullMarked
package io.dbmodernizer.provisioner.source;

import org.jspecify.annotations.NullMarked;
