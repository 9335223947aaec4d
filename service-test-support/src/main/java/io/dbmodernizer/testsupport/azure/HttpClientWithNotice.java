package io.dbmodernizer.testsupport.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import reactor.core.publisher.Mono;

/**
 * A transport that gives notice before each request.
 *
 * @param transport sends the requests
 * @param notice runs before each of them
 */
record HttpClientWithNotice(HttpClient transport, Runnable notice) implements HttpClient {

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    notice.run();
    return transport.send(request);
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    notice.run();
    return transport.sendSync(request, context);
  }
}
