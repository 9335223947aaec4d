package io.dbmodernizer.monitoring.api;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The resource {@code /api/v1/summary}. */
@RestController
final class SummaryController {
  private final Summaries summaries;
  private final Versioned versioned;

  SummaryController(Summaries summaries, Versioned versioned) {
    this.summaries = summaries;
    this.versioned = versioned;
  }

  @Operation(
      operationId = "getSummary",
      tags = "summary",
      summary = "Shows all migrations in numbers")
  @GetMapping(path = "/api/v1/summary", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Summary> get(WebRequest request) {
    return versioned.answer(request, summaries.version(), summaries::get);
  }
}
