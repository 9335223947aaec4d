package io.dbmodernizer.runtime.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.core.publisher.Mono;

/**
 * A transport that answers some calls itself, as a troubled Azure would, and sends the others on.
 */
public final class FaultyTransport implements HttpClient {
  private record Fault(HttpMethod method, String path, int status, String code, Duration after) {}

  private final HttpClient next;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

  /**
   * @param next where the other calls go
   */
  public FaultyTransport(HttpClient next) {
    this.next = next;
  }

  /**
   * Answers the next matching call with an error, once. Faults are used in the order of their being
   * added.
   *
   * @param path end of the path, in any case
   * @param after what Retry-After says
   */
  public FaultyTransport failNext(
      HttpMethod method, String path, int status, String code, Duration after) {
    faults.add(new Fault(method, path, status, code, after));
    return this;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    Fault fault = faults.peek();
    if (fault != null
        && fault.method().equals(request.getHttpMethod())
        && request
            .getUrl()
            .getPath()
            .regionMatches(
                true,
                request.getUrl().getPath().length() - fault.path().length(),
                fault.path(),
                0,
                fault.path().length())) {
      faults.remove();
      return Mono.just(
          new JsonAnswer(
                  request,
                  fault.status(),
                  "{\"error\":{\"code\":\"" + fault.code() + "\",\"message\":\"injected\"}}")
              .with(HttpHeaderName.RETRY_AFTER, String.valueOf(fault.after().toSeconds())));
    }
    return next.send(request);
  }
}
