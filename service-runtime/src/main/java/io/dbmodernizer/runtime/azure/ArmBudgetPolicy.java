package io.dbmodernizer.runtime.azure;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.dbmodernizer.runtime.trace.CallTrace;
import io.dbmodernizer.runtime.trace.RunTrace;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * A policy that takes every call from the budget, meters and traces it, and reports every answer
 * 429.
 */
final class ArmBudgetPolicy implements HttpPipelinePolicy {
  private static final Pattern SUBSCRIPTION =
      Pattern.compile("/subscriptions/([^/?]+)", Pattern.CASE_INSENSITIVE);
  private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(10);

  private final ArmBudget budget;

  ArmBudgetPolicy(ArmBudget budget) {
    this.budget = budget;
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
    return Mono.defer(
        () -> {
          HttpRequest request = context.getHttpRequest();
          take(request);
          CallTrace trace = trace(request);
          long began = System.nanoTime();
          return next.process()
              .doOnNext(response -> learn(response, began, trace))
              .doOnError(failure -> unanswered(request, began, trace));
        });
  }

  @Override
  public HttpResponse processSync(
      HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
    HttpRequest request = context.getHttpRequest();
    take(request);
    CallTrace trace = trace(request);
    long began = System.nanoTime();
    HttpResponse response;
    try {
      response = next.processSync();
    } catch (RuntimeException e) {
      unanswered(request, began, trace);
      throw e;
    }
    learn(response, began, trace);
    return response;
  }

  private void take(HttpRequest request) {
    budget.take(subscription(request), kind(request));
  }

  private static CallTrace trace(HttpRequest request) {
    return RunTrace.call(
        () -> request.getHttpMethod() + " " + ResourcePath.type(request.getUrl().getPath()),
        ArmMeters.label(kind(request)),
        request.getUrl().getHost());
  }

  private void unanswered(HttpRequest request, long began, CallTrace trace) {
    budget.meters().called(kind(request), ArmMeters.Outcome.UNREACHABLE, since(began));
    trace.unanswered(ArmMeters.label(ArmMeters.Outcome.UNREACHABLE));
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private void learn(HttpResponse response, long began, CallTrace trace) {
    HttpRequest request = response.getRequest();
    int status = response.getStatusCode();
    ArmMeters.Outcome outcome = ArmMeters.Outcome.of(status);
    budget.meters().called(kind(request), outcome, since(began));
    trace.answered(ArmMeters.label(outcome), status);
    if (status == 429) {
      budget.throttled(
          subscription(request),
          kind(request),
          ArmResponse.retryAfter(response.getHeaders()).orElse(DEFAULT_PAUSE));
    }
  }

  private static String subscription(HttpRequest request) {
    Matcher matcher = SUBSCRIPTION.matcher(request.getUrl().getPath());
    return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
  }

  private static ArmBudget.CallKind kind(HttpRequest request) {
    return switch (request.getHttpMethod()) {
      case GET, HEAD, OPTIONS -> ArmBudget.CallKind.READ;
      case DELETE -> ArmBudget.CallKind.DELETE;
      default -> ArmBudget.CallKind.WRITE;
    };
  }
}
