package io.dbmodernizer.datamover.assessment;

/**
 * A fact about a source database that the requester has to know or to act on.
 *
 * @param severity whether it prevents the migration
 * @param code a stable code in capitals, for programs
 * @param object the object concerned, or the first of several, for people
 * @param message what was found, without a full stop
 * @param remedy what to do about it, without a full stop; begins with "none" if nothing has to be
 *     done
 */
public record Finding(
    Severity severity, String code, String object, String message, String remedy) {}
