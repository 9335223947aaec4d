package io.dbmodernizer.runtime.preflight;

/**
 * One finding with the check it comes from, as it is told to an operator.
 *
 * @param check name of the check
 * @param subject what was looked at
 * @param outcome how it stands
 * @param message what was found
 * @param remedy what to do; empty if nothing is to be done
 */
public record PreflightRow(
    String check,
    String subject,
    PreflightFinding.Outcome outcome,
    String message,
    String remedy) {}
