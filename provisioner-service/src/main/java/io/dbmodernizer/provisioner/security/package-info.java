/** What Microsoft Defender does for the server. Used by the stage. */
@NullMarked
package io.dbmodernizer.provisioner.security;

import org.jspecify.annotations.NullMarked;
