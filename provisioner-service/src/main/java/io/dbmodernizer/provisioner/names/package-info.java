/** Whether the names that are unique in all of Azure can be had. Used by the stage. */
@NullMarked
package io.dbmodernizer.provisioner.names;

import org.jspecify.annotations.NullMarked;
