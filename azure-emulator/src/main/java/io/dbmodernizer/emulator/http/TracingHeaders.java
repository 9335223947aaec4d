package io.dbmodernizer.emulator.http;

import com.sun.net.httpserver.Headers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers that identify a request in Azure's logs: a new request id, the correlation id of the
 * caller or a new one, and the caller's own id if it asks for it. Source: {@code
 * common-api-details} in Microsoft's repository Azure/azure-resource-manager-rpc.
 */
final class TracingHeaders {

  private static final String CORRELATION = "x-ms-correlation-request-id";
  private static final String CLIENT = "x-ms-client-request-id";
  private static final String RETURN_CLIENT = "x-ms-return-client-request-id";
  private static final Pattern GUID =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  private static final Pattern ANSWERABLE = Pattern.compile("[!-~]{1,128}");

  private TracingHeaders() {}

  /** Returns the headers of the answer to a request with these headers. */
  static Map<String, String> of(Headers request) {
    String id = UUID.randomUUID().toString();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-ms-request-id", id);
    headers.put(CORRELATION, matching(GUID, request.getFirst(CORRELATION), id));
    String client = request.getFirst(CLIENT);
    if ("true".equalsIgnoreCase(request.getFirst(RETURN_CLIENT))
        && client != null
        && ANSWERABLE.matcher(client).matches()) {
      headers.put(CLIENT, client);
    }
    return headers;
  }

  private static String matching(Pattern form, @Nullable String sent, String otherwise) {
    return sent != null && form.matcher(sent).matches() ? sent : otherwise;
  }
}
