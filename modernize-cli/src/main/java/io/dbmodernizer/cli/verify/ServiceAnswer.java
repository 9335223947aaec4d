package io.dbmodernizer.cli.verify;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer of one service.
 *
 * @param service stage of the service; its address if the stage is unknown
 * @param report report of the service; null if there is none
 * @param problem why there is no report; empty if there is one
 */
public record ServiceAnswer(String service, @Nullable JsonNode report, String problem) {}
