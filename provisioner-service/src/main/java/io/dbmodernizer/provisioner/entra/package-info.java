/**
 * Microsoft Entra: the administrator of the server, and the restriction to Entra logins.
 *
 * <p>May be used by: provisioner.
 */
@NullMarked
package io.dbmodernizer.provisioner.entra;

import org.jspecify.annotations.NullMarked;
