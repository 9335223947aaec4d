/**
 * Microsoft Defender for the server: the plan, threat protection and vulnerability assessment.
 *
 * <p>May be used by: provisioner, provisioner.removal.
 */
@NullMarked
package io.dbmodernizer.provisioner.security;

import org.jspecify.annotations.NullMarked;
