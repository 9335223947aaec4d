package io.dbmodernizer.emulator.arm.resource;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.Resource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * One page of a list: at most {@code $top} resources after {@code $skiptoken}, in the order of
 * their ids. {@code nextLink} is the address of the next page and is missing on the last one.
 */
public final class Page {

  private static final String TOP = "$top";
  private static final String TOKEN = "$skiptoken";

  /** The size of a page without {@code $top}, and the largest one. */
  private static final int MOST = 1000;

  private Page() {}

  /**
   * Answers a page.
   *
   * @param found the resources of all pages, in any order
   * @param view returns the document that the list shows for a resource
   * @throws ArmException 400 InvalidTopInQueryString if {@code $top} is not 1 to 999999999; 400
   *     InvalidSkipTokenInQueryString if {@code $skiptoken} is malformed
   */
  public static ArmResponse of(
      ArmRequest request, List<Resource> found, Function<Resource, ObjectNode> view) {
    int top = top(request.query(TOP));
    String after = after(request.query(TOKEN));
    List<Resource> rest =
        found.stream()
            .filter(each -> each.id().key().compareTo(after) > 0)
            .sorted(Comparator.comparing(each -> each.id().key()))
            .toList();
    List<Resource> shown = rest.subList(0, Math.min(top, rest.size()));
    return ArmResponse.of(
        200,
        Json.object(
            body -> {
              shown.stream().map(view).forEach(body.putArray("value")::add);
              if (shown.size() < rest.size()) {
                body.put("nextLink", next(request, shown.get(shown.size() - 1)));
              }
            }));
  }

  private static int top(String text) {
    if (text.isEmpty()) {
      return MOST;
    }
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw ArmException.badRequest(
          "InvalidTopInQueryString", "$top must be a positive number, not '" + text + "'.");
    }
    return Math.min(MOST, Integer.parseInt(text));
  }

  private static String after(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ArmException.badRequest(
          "InvalidSkipTokenInQueryString",
          "$skiptoken must come from the nextLink of an answer, not '" + token + "'.");
    }
  }

  private static String next(ArmRequest request, Resource last) {
    Map<String, String> query = new LinkedHashMap<>(request.query());
    query.put(
        TOKEN,
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(last.id().key().getBytes(StandardCharsets.UTF_8)));
    return request.path().replace(" ", "%20")
        + query.entrySet().stream()
            .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
            .sorted()
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
