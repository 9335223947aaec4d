package io.dbmodernizer.testsupport.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/**
 * A transport that gives notice before each request.
 *
 * @param transport sends the requests
 * @param notice receives each request before it is sent
 */
public record HttpClientWithNotice(HttpClient transport, Consumer<HttpRequest> notice)
    implements HttpClient {

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    notice.accept(request);
    return transport.send(request);
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    notice.accept(request);
    return transport.sendSync(request, context);
  }
}
