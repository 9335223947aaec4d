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
 * Asks for the right to write right before a call that may change something leaves the process. Two
 * policies: the first notes the guard on the thread of the run, the last asks it, on whatever
 * thread the policies between have moved the call to.
 */
final class WriteGuardPolicy {
  private static final String GUARD = WriteGuard.class.getName();
  private static final Set<HttpMethod> READS =
      EnumSet.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private WriteGuardPolicy() {}

  /** The first policy. */
  static HttpPipelinePolicy noting() {
    return new Noting();
  }

  /** The last policy, right before the transport. */
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
