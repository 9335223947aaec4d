package io.dbmodernizer.datamover.assessment;

/**
 * One thing found in a source database.
 *
 * @param severity how much it stands in the way
 * @param code a stable code in capitals, for programs
 * @param object the object concerned, for people
 * @param message what was found
 * @param remedy what to do about it
 */
public record Finding(
    Severity severity, String code, String object, String message, String remedy) {}
