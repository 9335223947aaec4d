package io.dbmodernizer.monitoring.api.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers requests that the web server itself refuses, such as those with a malformed path. */
final class ProblemValve extends ErrorReportValve {
  private static final int FIRST_ERROR = 400;

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    int code = response.getStatus();
    HttpStatus status = HttpStatus.resolve(code);
    if (code < FIRST_ERROR || status == null || response.getContentWritten() > 0) {
      return;
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    try {
      Writer writer = response.getReporter();
      if (writer != null) {
        // No text of the request or of the exception: nothing needs to be escaped.
        writer.write(
            "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"remedy\":\"%s\"}"
                .formatted(
                    status.getReasonPhrase(),
                    code,
                    "the web server refused the request before it reached a resource",
                    Remedies.of(status)));
        response.finishResponse();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the answer to a refused request could not be written", e);
    }
  }
}
