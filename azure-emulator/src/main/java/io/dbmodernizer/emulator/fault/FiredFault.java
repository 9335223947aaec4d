package io.dbmodernizer.emulator.fault;

import java.time.Instant;

/**
 * A fault that was injected.
 *
 * @param rule id of its rule
 * @param kind kind of the fault
 * @param time time by the emulator's clock
 * @param method HTTP method of the request
 * @param path path of the request
 * @param principal caller of the request
 */
public record FiredFault(
    String rule, FaultKind kind, Instant time, String method, String path, String principal) {}
