package io.dbmodernizer.cli.verify;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one service said.
 *
 * @param service its stage if that is known, else its address
 * @param report its report; null if there is none
 * @param problem why there is none; empty if there is one
 */
public record ServiceAnswer(String service, @Nullable JsonNode report, String problem) {}
