package io.dbmodernizer.runtime.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** The span of one call to Azure. Thread-safe. */
public final class CallTrace {
  static final CallTrace NONE = new CallTrace(Span.getInvalid());

  private final Span span;

  CallTrace(Span span) {
    this.span = span;
  }

  /**
   * Ends the span of a call that was answered.
   *
   * @param outcome how it ended, as in the metrics
   * @param status HTTP status of the answer
   */
  public void answered(String outcome, int status) {
    span.setAttribute("http.response.status_code", status);
    end(outcome, status >= 500 || status == 429);
  }

  /** Ends the span of a call without an answer. */
  public void unanswered(String outcome) {
    end(outcome, true);
  }

  private void end(String outcome, boolean failed) {
    span.setAttribute("outcome", outcome);
    if (failed) {
      span.setStatus(StatusCode.ERROR, outcome);
    }
    span.end();
  }
}
