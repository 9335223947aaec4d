/**
 * The access to a server and its protection: logins, Microsoft Entra, firewall rules, threat
 * protection and vulnerability assessment.
 *
 * <p>May be used by: emulator.sql.*.
 */
@NullMarked
package io.dbmodernizer.emulator.sql.security;

import org.jspecify.annotations.NullMarked;
