package io.dbmodernizer.runtime.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/**
 * A transport that answers what a test says and 404 to everything else. For answers of Azure that
 * no emulator is needed for.
 */
public final class ScriptedTransport implements HttpClient {
  private record Answer(int status, String body) {}

  private static final Answer NOT_FOUND =
      new Answer(404, "{\"error\":{\"code\":\"ResourceNotFound\",\"message\":\"not scripted\"}}");

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();

  /**
   * Scripts an answer.
   *
   * @param call method and path, {@code GET /subscriptions/x}, in any case and without the query
   */
  public ScriptedTransport answer(String call, int status, String body) {
    answers.put(call.toLowerCase(Locale.ROOT), new Answer(status, body));
    return this;
  }

  /** Every call so far, method and path with its query. */
  public List<String> calls() {
    return calls;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    String call = request.getHttpMethod() + " " + request.getUrl().getPath();
    calls.add(request.getHttpMethod() + " " + request.getUrl().getFile());
    Answer answer = answers.getOrDefault(call.toLowerCase(Locale.ROOT), NOT_FOUND);
    return Mono.just(new JsonAnswer(request, answer.status(), answer.body()));
  }
}
