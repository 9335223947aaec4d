/**
 * Who may reach a server and how it is watched: logins, Microsoft Entra, firewall rules, threat
 * protection and vulnerability assessment.
 *
 * <p>May be used by: emulator.sql.*.
 */
@NullMarked
package io.dbmodernizer.emulator.sql.security;

import org.jspecify.annotations.NullMarked;
