package io.dbmodernizer.emulator.http;

import java.util.Map;

/**
 * A request that needs no authentication.
 *
 * @param method HTTP method in capitals
 * @param path decoded path
 * @param query decoded query parameters, names in lower case
 * @param body body as text, empty if none
 * @param base base of the URLs in the answer, without a trailing slash
 */
record AnonymousRequest(
    String method, String path, Map<String, String> query, String body, String base) {

  AnonymousRequest {
    query = Map.copyOf(query);
  }
}
