package io.dbmodernizer.runtime.preflight;

/**
 * One finding with the name of its check, as an operator sees it.
 *
 * @param check name of the check
 * @param subject the subject in words for people
 * @param outcome the outcome
 * @param message the finding
 * @param remedy the remedy; empty if none is needed
 */
public record PreflightRow(
    String check,
    String subject,
    PreflightFinding.Outcome outcome,
    String message,
    String remedy) {}
