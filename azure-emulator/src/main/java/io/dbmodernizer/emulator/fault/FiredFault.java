package io.dbmodernizer.emulator.fault;

import java.time.Instant;

/**
 * A fault that struck.
 *
 * @param rule id of its rule
 * @param kind what went wrong
 * @param time when, by the emulator's clock
 * @param method method of the request
 * @param path path of the request
 * @param principal who asked
 */
public record FiredFault(
    String rule, FaultKind kind, Instant time, String method, String path, String principal) {}
