/**
 * What Microsoft Defender does for the server.
 *
 * <p>May be used by: provisioner, provisioner.removal.
 */
@NullMarked
package io.dbmodernizer.provisioner.security;

import org.jspecify.annotations.NullMarked;
