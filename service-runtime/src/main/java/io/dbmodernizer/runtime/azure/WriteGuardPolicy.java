package io.dbmodernizer.runtime.azure;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.dbmodernizer.runtime.step.WriteGuard;
import java.util.EnumSet;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * The check of the right to write immediately before a call leaves the process that may change
 * something. It has two policies. The first notes the guard of the run. The last asks the guard,
 * because the policies between may have moved the call to another thread.
 */
final class WriteGuardPolicy {
  private static final String GUARD = WriteGuard.class.getName();
  private static final Set<HttpMethod> READS =
      EnumSet.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private WriteGuardPolicy() {}

  /** Returns the first policy. */
  static HttpPipelinePolicy noting() {
    return new Noting();
  }

  /** Returns the last policy, right before the transport. */
  static HttpPipelinePolicy asking() {
    return new Asking();
  }

  private static void note(HttpPipelineCallContext context) {
    WriteGuard.current().ifPresent(guard -> context.setData(GUARD, guard));
  }

  private static void ask(HttpPipelineCallContext context) {
    HttpRequest request = context.getHttpRequest();
    if (!READS.contains(request.getHttpMethod())) {
      context
          .getData(GUARD)
          .map(WriteGuard.class::cast)
          .ifPresent(
              guard -> guard.require(request.getHttpMethod() + " " + request.getUrl().getPath()));
    }
  }

  private static final class Noting implements HttpPipelinePolicy {
    @Override
    public Mono<HttpResponse> process(
        HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
      return Mono.defer(
          () -> {
            note(context);
            return next.process();
          });
    }

    @Override
    public HttpResponse processSync(
        HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
      note(context);
      return next.processSync();
    }
  }

  private static final class Asking implements HttpPipelinePolicy {
    @Override
    public Mono<HttpResponse> process(
        HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
      return Mono.defer(
          () -> {
            ask(context);
            return next.process();
          });
    }

    @Override
    public HttpResponse processSync(
        HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
      ask(context);
      return next.processSync();
    }
  }
}
