/** Microsoft Entra: the administrator of the server, and nobody else. Used by the stage. */
@NullMarked
package io.dbmodernizer.provisioner.entra;

import org.jspecify.annotations.NullMarked;
