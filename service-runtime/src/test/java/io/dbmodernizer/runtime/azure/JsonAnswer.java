package io.dbmodernizer.runtime.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer in JSON that no server has given. */
final class JsonAnswer extends HttpResponse {
  private final int status;
  private final HttpHeaders headers =
      new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
  private final String body;

  JsonAnswer(HttpRequest request, int status, String body) {
    super(request);
    this.status = status;
    this.body = body;
  }

  JsonAnswer with(HttpHeaderName name, String value) {
    headers.set(name, value);
    return this;
  }

  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  @SuppressWarnings("deprecation") // abstract in the superclass
  public String getHeaderValue(String name) {
    return headers.getValue(HttpHeaderName.fromString(name));
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public Flux<ByteBuffer> getBody() {
    return Flux.just(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Mono<byte[]> getBodyAsByteArray() {
    return Mono.just(body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Mono<String> getBodyAsString() {
    return Mono.just(body);
  }

  @Override
  public Mono<String> getBodyAsString(Charset charset) {
    return getBodyAsString();
  }
}
